import { manifestKey } from '../../core/directory/catalog';
import { readCrmPages, type CrmPages } from '../../core/crm/crm-pages';
import { findConnector } from '../../core/directory/connector-overrides';
import { crmHome, crmPage, type SettingValues } from '../../core/crm/crm-page';
import type { Contact } from '../../core/crm/contact';
import { fail, toProblem } from '../../core/basics/problem';
import { activities } from '../../storage/activity/activities';
import { manifestCache } from '../../storage/directory/manifest-cache';
import { readItem } from '../../storage/basics/item';
import { readPreferenceSources } from '../../storage/settings/preferences';
import { clientSettingsInForce } from '../../core/settings/client-settings-in-force';
import { effectiveSettings } from '../../core/settings/setting-record';
import { connection } from '../../storage/sign-in/session-owner';
import { askServer } from '../../actions/crm/ask-server';

/** The page of a log, else of its contact, else the CRM's start page. `undefined` without any address. */
export async function findCrmAddress(activityId: string): Promise<string | undefined> {
  const { logId, form } = (await activities.get(activityId)) ?? fail('not_found');
  const { contactPageUrl, logPageUrl, hostname, settings } = await describeCrm();
  const contact = form?.contact;
  const log = logId ? crmPage(logPageUrl, { hostname, logId, contact, settings }) : undefined;
  return log ?? (contact && crmPage(contactPageUrl, { hostname, contact, settings })) ?? crmHome(hostname);
}

export async function findContactAddress(contact: Contact): Promise<string | undefined> {
  const { contactPageUrl, hostname, settings } = await describeCrm();
  return crmPage(contactPageUrl, { hostname, contact, settings });
}

/** From the connector's manifest as the worker last saw it, with the settings in force. */
export async function describeCrm(): Promise<CrmPages & { readonly settings: SettingValues }> {
  const { connectorId, platform, hostname = '' } = (await readItem(connection)) ?? fail('not_connected');
  const kept = await manifestCache.get(manifestKey('connector', connectorId));
  const pages = readCrmPages(findConnector(kept?.body, { platform, hostname }) ?? {});
  const sources = await readPreferenceSources();
  const declared = Object.entries(effectiveSettings(sources.settingRecords));
  return {
    ...pages,
    hostname: pages.hostname || (hostname === unresolved ? '' : hostname) || (await askHostname()),
    settings: {
      ...Object.fromEntries(declared.map(([key, { value }]) => [key, value])),
      ...clientSettingsInForce(sources),
    },
  };
}

/** What a sign-in page leaves where only the server learns the host name. */
const unresolved = 'temp';

/** For a CRM at the customer's own address: the server has kept it since sign-in. */
async function askHostname(): Promise<string> {
  try {
    return await askServer('hostname', {}, (body) => (typeof body === 'string' ? body : ''));
  } catch (error) {
    if (toProblem(error).code === 'bug') throw error;
    return '';
  }
}
