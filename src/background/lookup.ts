import { findContacts, searchContacts } from '../api/contacts';
import { findCallLogs, mostSessions } from '../api/logs';
import { activityId as idOf, otherNumber, sessionOf, type Activity } from '../core/activity';
import { numberOfParty } from '../core/call';
import type { Contact } from '../core/contact';
import { messageKinds } from '../core/conversation';
import type { CrmLog } from '../core/crm-log';
import { findPlatform } from '../core/connector-platform';
import { fail, toProblem } from '../core/problem';
import type { LogLookup } from '../protocol/methods';
import { activities } from '../storage/collections';
import { changeActivity } from './activity-store';
import type { Context } from './context';
import { loadManifest } from './directory';
import { currentAccount } from './recording';
import { withServer } from './server-session';
import { requireConnection, requireIdentity } from './session-owner';

/** Who in the CRM has these numbers; a number that could not be asked about is left out. */
export async function matchContacts(context: Context, phoneNumbers: readonly string[]) {
  const found: { [phoneNumber: string]: Contact[] } = {};
  await withServer(async (session) => {
    const answers = await Promise.allSettled(
      phoneNumbers.map(async (number) => ({
        number,
        contacts: (await findContacts(context.http, session, number)).contacts,
      })),
    );
    for (const answer of answers)
      if (answer.status === 'fulfilled') found[answer.value.number] = answer.value.contacts;
  });
  return found;
}

/** Gives a recorded activity the name that the CRM has for its number, if it has one; lists show it. */
export async function nameActivity(context: Context, id: string): Promise<void> {
  const activity = await activities.get(id);
  if (!activity || activity.form || activity.knownAs !== undefined) return;
  const number = otherNumber(activity);
  const [contact, ...others] = number ? ((await matchContacts(context, [number]))[number] ?? []) : [];
  if (!contact || others.length > 0) return;
  await changeActivity(id, (known) => known && { ...known, knownAs: contact.name });
}

export async function searchByName(context: Context, name: string): Promise<Contact[]> {
  return withServer((session) => searchContacts(context.http, session, name));
}

/** Which of these sessions the CRM has, with the log's id. */
export async function matchCallLogs(context: Context, sessionIds: readonly string[]) {
  const identity = await requireIdentity();
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

/** What the log form needs beyond the activity; contacts that cannot be had now do not keep it from opening. */
export async function getLogContext(context: Context, activityId: string): Promise<LogLookup> {
  const activity = (await activities.get(activityId)) ?? fail('not_found');
  const { connectorId: id, listing, platform } = await requireConnection();
  const { name, access, ownerAccountId } = listing ?? { name: platform, access: 'public', ownerAccountId: '' };
  const number = otherNumber(activity);
  const [found, members, connector] = await Promise.all([
    settle(() => contactsOf(context, number)),
    settle(() => matchMembers(context, activity)),
    settle(async () => {
      const body = await loadManifest(context, 'connector', { id, access, ownerAccountId });
      return findPlatform(body, name).platform ?? {};
    }),
  ]);
  const problem = found.problem ?? connector.problem;
  return {
    contacts: found.value?.contacts ?? [],
    members: members.value ?? [],
    ...(found.value?.newContact && { newContact: found.value.newContact }),
    ...(connector.value && { platform: connector.value }),
    ...(problem && { problem }),
  };
}

async function contactsOf(context: Context, number: string) {
  if (!number) return { contacts: [], newContact: undefined };
  return withServer((session) => findContacts(context.http, session, number));
}

/** Who the others of a group are. */
async function matchMembers(context: Context, { conversation }: Activity) {
  const numbers = (conversation?.correspondents ?? []).slice(1).map(numberOfParty).filter(Boolean);
  const found = numbers.length > 0 ? await matchContacts(context, numbers) : {};
  return numbers.map((number) => ({ number, contacts: found[number] ?? [] }));
}

/** The log as the CRM has it now, after its plugins. `null` when the server knows of none. */
export async function readCrmLog(context: Context, activityId: string): Promise<CrmLog | null> {
  const activity = (await activities.get(activityId)) ?? fail('not_found');
  const identity = await requireIdentity();
  if (!activity.call) return null;
  const sessionId = sessionOf(activity);
  const logs = await withServer((session) =>
    findCallLogs(context.http, session, {
      sessionIds: [sessionId],
      requireDetails: true,
      extensionNumber: identity.extensionNumber,
    }),
  );
  const log = logs.find((candidate) => candidate.sessionId === sessionId);
  return log ? { ...log, note: log.note ?? '' } : null;
}

/** Which days of messages the CRM has through us; the server has no question for it. */
export async function matchMessageLogs(conversationLogIds: readonly string[]) {
  const account = await currentAccount();
  const found: { [conversationLogId: string]: string } = {};
  for (const key of conversationLogIds)
    for (const kind of messageKinds) {
      const activity = await activities.get(idOf(account, kind, key));
      if (activity?.recorded) found[key] = activity.id;
    }
  return found;
}

async function settle<T>(work: () => Promise<T>) {
  try {
    return { value: await work() };
  } catch (error) {
    return { problem: toProblem(error) };
  }
}
