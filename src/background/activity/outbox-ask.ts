import type { ServerSession } from '../../api/basics/app-connect';
import { listCallBacks } from '../../api/activity/call-backs';
import { getContacts } from '../../api/crm/contacts';
import { findCallLogs } from '../../api/activity/logs';
import {
  otherNumber,
  sessionOf,
  withLateUpdate,
  withoutNext,
  type Activity,
} from '../../core/activity/activity';
import type { FoundLog } from '../../core/activity/crm-log-answer';
import { sameJson } from '../../core/basics/json';
import { afterSuccess, withContact } from '../../core/activity/saved-log';
import { afterAsking, afterSilence } from '../../core/activity/unclear-log';
import { changeActivity } from './activity-store';
import type { Context } from '../worker/context';
import { withServer } from '../sign-in/server-session';
import { requireIdentity } from '../../storage/sign-in/session-owner';
import { startTasksOf } from '../tasks/started-tasks';

type Change = (known: Activity) => Activity;

/** After an unclear outcome: asks the server whether the first request has arrived. */
export async function askAbout(context: Context, activity: Activity): Promise<Activity | undefined> {
  try {
    const change = await withServer(context, (session) => findTrace(context, session, activity));
    const now = () => context.clock.now();
    return await changeActivity(activity.id, (known) =>
      known?.fate === 'asking'
        ? change
          ? withLateUpdate(change(known), now())
          : afterAsking(known, now())
        : known,
    );
  } catch {
    // Not reachable now: the question stays open and is repeated.
    const now = context.clock.now();
    await changeActivity(activity.id, (known) =>
      known?.fate === 'asking' ? afterSilence(known, now) : known,
    );
    return undefined;
  }
}

/** What the request's traces mean; `undefined` while there are none. */
async function findTrace(
  context: Context,
  session: ServerSession,
  activity: Activity,
): Promise<Change | undefined> {
  switch (activity.operations[0]?.kind) {
    case 'create':
      return findCreated(context, session, activity);
    case 'update':
      return findUpdated(context, session, activity);
    case 'disposition':
      return findDisposition(context, session, activity);
    case 'callback':
      return findCallBack(context, session, activity);
    case 'contact':
      return findContact(context, session, activity);
    default:
      return undefined;
  }
}

async function readLog(
  context: Context,
  session: ServerSession,
  activity: Activity,
  requireDetails: boolean,
): Promise<FoundLog | undefined> {
  const identity = await requireIdentity();
  const sessionId = sessionOf(activity);
  const wanted = { sessionIds: [sessionId], requireDetails };
  const found = await findCallLogs(context.http, session, wanted, identity);
  return found.find((log) => log.sessionId === sessionId);
}

async function findCreated(context: Context, session: ServerSession, activity: Activity) {
  const own = activity.form?.note.trim() ?? '';
  // No request of ours is known to be under way: if the log lacks the person's note, somebody else wrote it. If it
  // has the note, the browser has repeated the request after a closed connection.
  const isInQuestion = !activity.maybeSent && own !== '';
  const log = await readLog(context, session, activity, isInQuestion);
  if (!log) return undefined;
  const { logId } = log;
  if (isInQuestion && !log.note?.trim().startsWith(own))
    return (known: Activity) => takenByOther(known, logId);
  await startTasksOf(context, activity, { logId, taskIds: undefined });
  return (known: Activity) => ({ ...afterSuccess(known, undefined, context.clock.now()), logId });
}

function takenByOther(activity: Activity, logId: string): Activity {
  return withoutNext({
    ...activity,
    logId,
    operations: [],
    fate: 'needs_you',
    problem: { ...activity.problem, code: 'already_logged' },
  });
}

/**
 * If the request changed the note, the note shows whether it arrived: plugins and the CRM may add to it but hardly
 * remove anything.
 */
async function findUpdated(context: Context, session: ServerSession, activity: Activity) {
  const { sent, delivered } = activity;
  const note = sent?.note.trim() ?? '';
  if (note === '' || note === delivered?.note.trim()) return undefined;
  const log = await readLog(context, session, activity, true);
  if (!log?.note?.trim().startsWith(note)) return undefined;
  await startTasksOf(context, activity, { logId: log.logId, taskIds: undefined });
  return (known: Activity) => afterSuccess(known, undefined, context.clock.now());
}

async function findDisposition(context: Context, session: ServerSession, activity: Activity) {
  const log = await readLog(context, session, activity, true);
  const wanted = Object.entries(activity.form?.additional ?? {});
  if (!log || !wanted.every(([key, value]) => sameJson(log.dispositions[key], value))) return undefined;
  return (known: Activity) => afterSuccess(known, undefined, context.clock.now());
}

async function findCallBack(context: Context, session: ServerSession, activity: Activity) {
  const { contact, callBackAt } = activity.form ?? {};
  const list = await listCallBacks(context.http, session);
  const isThere = list.some((item) => item.contactId === contact?.id && item.scheduledAt === callBackAt);
  return isThere ? (known: Activity) => afterSuccess(known, undefined, context.clock.now()) : undefined;
}

async function findContact(context: Context, session: ServerSession, activity: Activity) {
  const { contacts } = await getContacts(context.http, session, otherNumber(activity), { refresh: true });
  const made = contacts.find(({ name }) => name === activity.form?.newContact?.name);
  if (!made) return undefined;
  return (known: Activity) => afterSuccess(withContact(known, made), undefined, context.clock.now());
}
