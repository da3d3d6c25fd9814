import { readHostname } from '../api/session';
import type { Activity } from '../core/activity';
import type { ConnectorManifest } from '../core/connector-manifest';
import { contactPage, crmHome, logPage } from '../core/crm-page';
import type { Contact } from '../core/contact';
import { fail, toProblem } from '../core/problem';
import { openTab } from '../platform/tab';
import { activities } from '../storage/collections';
import { readItem } from '../storage/item';
import * as view from '../storage/view';
import { loadConnector } from './connector';
import type { Context } from './context';
import { matchContacts } from './lookup';
import { currentAccount } from './recording';
import { withServer } from './server-session';

/** The page of a log; else of its contact; else the CRM itself. */
export async function getCrmAddress(context: Context, activityId: string): Promise<string | null> {
  const activity = (await activities.get(activityId)) ?? fail('not_found');
  // Another CRM's ids mean nothing, or something else, in this one.
  if (activity.account !== (await currentAccount())) return null;
  const { manifest, hostname } = await describeCrm(context);
  return pageOf(manifest, hostname, activity) ?? null;
}

function pageOf(
  manifest: ConnectorManifest,
  hostname: string,
  { logId, form }: Activity,
): string | undefined {
  const log = logId ? logPage(manifest.logPageUrl, { hostname, logId, contact: form?.contact }) : undefined;
  const contact = form?.contact && contactPage(manifest.contactPageUrl, { hostname, contact: form.contact });
  return log ?? contact ?? crmHome(hostname);
}

/** Whom the CRM knows by this number; their page opens by itself where the person wants that. */
export async function announceCall(
  context: Context,
  { phoneNumber, step }: { phoneNumber: string; step: 'ring' | 'answer' },
): Promise<{ contacts: Contact[]; address: string | null }> {
  const contacts = (await matchContacts(context, [phoneNumber]))[phoneNumber] ?? [];
  const { openContact } = await readItem(view.loggingRules);
  const [contact, ...others] = contacts;
  if (!contact || others.length > 0) return { contacts, address: null };
  const { manifest, hostname } = await describeCrm(context);
  const address = contactPage(manifest.contactPageUrl, { hostname, contact });
  if (openContact === step && address) await openTab(address);
  return { contacts, address: address ?? null };
}

async function describeCrm(context: Context) {
  const connection = (await readItem(view.connection)) ?? fail('not_connected');
  const { manifest } = await loadConnector(context, connection.connectorId);
  const hostname = manifest.fixedHostname || (await askHostname(context));
  return { manifest, hostname };
}

/** A CRM whose address is the customer's own: the server has kept it since the login. */
async function askHostname(context: Context): Promise<string> {
  try {
    return await withServer((session) => readHostname(context.http, session));
  } catch (error) {
    if (toProblem(error).code === 'bug') throw error;
    return '';
  }
}
