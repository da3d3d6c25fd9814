import type { ServerSession } from '../../api/basics/app-connect';
import { listCallBacks } from '../../api/activity/call-backs';
import { lookUpContacts } from '../crm/look-up-contacts';
import { findCallLogs } from '../../api/activity/logs';
import {
  needingPerson,
  otherNumber,
  sessionOf,
  withLateUpdate,
  withOperations,
  type Activity,
} from '../../core/activity/activity';
import type { Operation } from '../../core/activity/operation-order';
import type { FoundLog } from '../../core/activity/crm-log-answer';
import { contactKey } from '../../core/crm/contact';
import { sameJson } from '../../core/basics/json';
import { afterSuccess, withContact } from '../../core/activity/saved-log';
import { afterAsking, afterSilence, isOwnLog } from '../../core/activity/unclear-log';
import { changeActivity } from './activity-store';
import type { Context } from '../worker/context';
import { withServer } from '../sign-in/server-session';
import { requireIdentity } from '../../storage/sign-in/session-owner';
import { startTasksOf } from '../tasks/started-tasks';

type Change = (known: Activity) => Activity;

interface Question {
  readonly context: Context;
  readonly session: ServerSession;
  readonly activity: Activity;
}

/** How each kind of request is looked for; there is no way to ask about messages. */
const finders: {
  readonly [kind in Operation['kind']]?: (question: Question) => Promise<Change | undefined>;
} = {
  create: findCreated,
  update: findUpdated,
  disposition: findDisposition,
  callback: findCallBack,
  contact: findContact,
};

/** After an unclear outcome: asks the server whether the first request has arrived. */
export async function askAbout(context: Context, activity: Activity): Promise<Activity | undefined> {
  const find = finders[activity.operations[0]?.kind ?? 'messages'];
  const next = await withServer(context, async (session) => find?.({ context, session, activity })).then(
    (found) => (found ? (known: Activity, now: number) => withLateUpdate(found(known), now) : afterAsking),
    // Not reachable now: the question stays open and is repeated.
    () => afterSilence,
  );
  const now = context.now();
  return changeActivity(activity.id, (known) => (known?.fate === 'asking' ? next(known, now) : known));
}

/** It has arrived. */
export function arrived({ context }: Pick<Question, 'context'>): Change {
  return (known) => afterSuccess(known, undefined, context.now());
}

async function readLog({ context, session, activity }: Question): Promise<FoundLog | undefined> {
  const identity = await requireIdentity();
  const sessionId = sessionOf(activity);
  const found = await findCallLogs(context.http, session, [sessionId], identity);
  return found.find((log) => log.sessionId === sessionId);
}

async function findCreated(question: Question): Promise<Change | undefined> {
  const { context, activity } = question;
  const log = await readLog(question);
  if (!log) return undefined;
  const { logId } = log;
  if (!isOwnLog(activity, log)) return (known) => takenByOther(known, logId, context.now());
  await startTasksOf(context, activity, { logId });
  return (known) => ({ ...arrived(question)(known), logId });
}

/** Where nobody has written anything, the log that is there is all that was wanted: another client logs calls, too. */
function takenByOther(activity: Activity, logId: string, now: number): Activity {
  const { form, maybeSent } = activity;
  const isBlank = form?.note.trim() === '' && form.subject === '';
  if (isBlank && !maybeSent) return withOperations({ ...activity, logId, changedAt: now }, [], now);
  return needingPerson({ ...activity, logId }, { ...activity.problem, code: 'already_logged' });
}

/**
 * If the request changed the note, the note shows whether it arrived: plugins and the CRM may add to it but hardly
 * remove anything.
 */
async function findUpdated(question: Question): Promise<Change | undefined> {
  const { context, activity } = question;
  const { sent, delivered } = activity;
  const note = sent?.note.trim() ?? '';
  if (note === '' || note === delivered?.note.trim()) return undefined;
  const log = await readLog(question);
  if (!log?.note?.trim().startsWith(note)) return undefined;
  await startTasksOf(context, activity, { logId: log.logId });
  return arrived(question);
}

async function findDisposition(question: Question): Promise<Change | undefined> {
  const log = await readLog(question);
  const wanted = Object.entries(question.activity.form?.additional ?? {});
  if (!log || !wanted.every(([key, value]) => sameJson(log.dispositions[key], value))) return undefined;
  return arrived(question);
}

/** The call-back, if the person's list has it. */
export async function findCallBack(question: Question): Promise<Change | undefined> {
  const { contact, callBackAt } = question.activity.form ?? {};
  const list = await listCallBacks(question.context.http, question.session);
  const isThere = list.some((item) => item.contactId === contact?.id && item.scheduledAt === callBackAt);
  return isThere ? arrived(question) : undefined;
}

/**
 * The contact that was to be made, if the CRM has it by now: whoever made it, a second one is not. Where the number has
 * another one by now, automatic logging takes that, and a person decides whether theirs is made as well.
 */
export async function findContact(question: Question): Promise<Change | undefined> {
  const { context, session, activity } = question;
  const { contacts } = await lookUpContacts(context, session, otherNumber(activity), { refresh: true });
  const { name, besides, isPlaceholder } = activity.form?.newContact ?? {};
  // While the own request is in doubt, another's contact tells nothing about it.
  const others = contacts.filter(
    (contact) => activity.fate === 'sending' && besides?.includes(contactKey(contact)) === false,
  );
  const only = isPlaceholder && others.length === 1 ? others[0] : undefined;
  const made = contacts.find((contact) => contact.name === name) ?? only;
  if (made) return (known) => arrived(question)(withContact(known, made));
  return others.length > 0 ? (known) => needingPerson(known, { code: 'contact_made' }) : undefined;
}
