import { manifestKey } from '../../core/directory/catalog';
import { readCrmPages, type CrmPages } from '../../core/crm/crm-pages';
import { findConnector } from '../../core/directory/connector-overrides';
import { contactPage, crmHome, logPage } from '../../core/crm/crm-page';
import type { Contact } from '../../core/crm/contact';
import { fail, toProblem } from '../../core/basics/problem';
import { activities } from '../../storage/activity/activities';
import { manifestCache } from '../../storage/directory/manifest-cache';
import { readItem } from '../../storage/basics/item';
import { connection } from '../../storage/sign-in/session-owner';
import { askServer } from '../../actions/crm/ask-server';

/** The page of a log, else of its contact, else the CRM's start page. `undefined` without any address. */
export async function findCrmAddress(activityId: string): Promise<string | undefined> {
  const { logId, form } = (await activities.get(activityId)) ?? fail('not_found');
  const { contactPageUrl, logPageUrl, hostname } = await describeCrm();
  const contact = form?.contact;
  const log = logId ? logPage(logPageUrl, { hostname, logId, contact }) : undefined;
  return log ?? (contact && contactPage(contactPageUrl, { hostname, contact })) ?? crmHome(hostname);
}

export async function findContactAddress(contact: Contact): Promise<string | undefined> {
  const { contactPageUrl, hostname } = await describeCrm();
  return contactPage(contactPageUrl, { hostname, contact });
}

/** From the connector's manifest as the worker last saw it. */
async function describeCrm(): Promise<CrmPages> {
  const { connectorId, platform, hostname = '' } = (await readItem(connection)) ?? fail('not_connected');
  const kept = await manifestCache.get(manifestKey('connector', connectorId));
  const pages = readCrmPages(findConnector(kept?.body, { platform, hostname }) ?? {});
  return { ...pages, hostname: pages.hostname || hostname || (await askHostname()) };
}

/** For a CRM at the customer's own address: the server has kept it since sign-in. */
async function askHostname(): Promise<string> {
  try {
    return await askServer('hostname', {}, (body) => (typeof body === 'string' ? body : ''));
  } catch (error) {
    if (toProblem(error).code === 'bug') throw error;
    return '';
  }
}
