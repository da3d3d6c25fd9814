import { findContacts, searchContacts } from '../api/contacts';
import { findCallLogs, mostSessions } from '../api/logs';
import { counterpartNumber, type Contact } from '../core/call';
import { formSchema } from '../core/form-schema';
import { fail, toProblem } from '../core/problem';
import type { LogContext } from '../protocol/methods';
import { activities } from '../storage/collections';
import { readItem } from '../storage/item';
import * as view from '../storage/view';
import { loadConnector } from './connection';
import type { Context } from './context';
import { withServer } from './server-session';

/** Who in the CRM has these numbers; a number that could not be asked about is left out. */
export async function matchContacts(context: Context, phoneNumbers: readonly string[]) {
  const found: { [phoneNumber: string]: Contact[] } = {};
  await withServer(async (session) => {
    const answers = await Promise.allSettled(
      phoneNumbers.map(async (number) => ({
        number,
        contacts: await findContacts(context.http, session, number),
      })),
    );
    for (const answer of answers)
      if (answer.status === 'fulfilled') found[answer.value.number] = answer.value.contacts;
  });
  return found;
}

export async function searchByName(context: Context, name: string): Promise<Contact[]> {
  return withServer((session) => searchContacts(context.http, session, name));
}

/** Which of these sessions the CRM has, with the log's id. */
export async function matchCallLogs(context: Context, sessionIds: readonly string[]) {
  const identity = (await readItem(view.identity)) ?? fail('not_signed_in');
  const found: { [sessionId: string]: string } = {};
  for (let start = 0; start < sessionIds.length; start += mostSessions) {
    const some = sessionIds.slice(start, start + mostSessions);
    const logs = await withServer((session) =>
      findCallLogs(context.http, session, {
        sessionIds: some,
        requireDetails: false,
        extensionNumber: identity.extensionNumber,
      }),
    );
    for (const log of logs) found[log.sessionId] = log.logId;
  }
  return found;
}

/** What the log form needs beyond the call; contacts that cannot be had now do not keep it from opening. */
export async function getLogContext(context: Context, activityId: string): Promise<LogContext> {
  const activity = (await activities.get(activityId)) ?? fail('not_found');
  const connection = (await readItem(view.connection)) ?? fail('not_connected');
  const number = counterpartNumber(activity.call);
  const [contacts, connector, installed] = await Promise.all([
    settle(async () => (number ? withServer((session) => findContacts(context.http, session, number)) : [])),
    settle(() => loadConnector(context, connection.connectorId)),
    readItem(view.installedPlugins),
  ]);
  const problem = contacts.problem ?? connector.problem;
  return {
    contacts: contacts.value ?? [],
    form: formSchema(connector.value?.manifest.callLogFields ?? []),
    contactTypes: connector.value?.manifest.contactTypes ?? [],
    plugins: installed.plugins
      .filter((plugin) => plugin.logTypes.includes('call'))
      .map((plugin) => ({ name: plugin.displayName, isAsync: plugin.isAsync }))
      .toSorted((a, b) => Number(a.isAsync) - Number(b.isAsync)),
    crmName: connection.connectorName,
    ...(problem && { problem }),
  };
}

async function settle<T>(work: () => Promise<T>) {
  try {
    return { value: await work() };
  } catch (error) {
    return { problem: toProblem(error) };
  }
}
