import * as draftName from '../../core/forms/draft-name';
import { createContact } from '../../api/crm/contacts';
import { scheduleCallBack } from '../../api/activity/call-backs';
import { createCallLog, createMessageLog, saveDisposition, updateCallLog } from '../../api/activity/logs';
import type { ServerSession } from '../../api/basics/app-connect';
import type { Identity } from '../../core/crm/account';
import {
  otherNumber,
  sessionOf,
  withLateUpdate,
  type Activity,
  type ActivityKind,
} from '../../core/activity/activity';
import { callLogBody, callUpdateBody, emptyForm, type LogInput } from '../../core/activity/call';
import { carriesMedia, messageLogBody } from '../../core/activity/conversation';
import { withOpenMessages } from '../../core/activity/open-messages';
import { contentOf, withoutDeliveredTexts } from '../../core/activity/log-content';
import { type Operation } from '../../core/activity/operation-order';
import { afterRefusal } from '../../core/activity/refused-log';
import { afterSuccess, withContact, withRecorded } from '../../core/activity/saved-log';
import { fail, isTransient, ProblemError, toProblem, type Problem } from '../../core/basics/problem';
import { activities } from '../../storage/activity/activities';
import { readItem } from '../../storage/basics/item';
import { installedPlugins } from '../../storage/plugins/installed-plugins';
import { changeActivity } from './activity-store';
import { resolveActivity } from './automatic-log';
import { arrived, findCallBack, findContact } from './outbox-ask';
import { discardDraft } from '../sign-in/drafts';
import type { Context } from '../worker/context';
import { readOrganisationRules } from '../../storage/settings/preferences';
import { ringCentralAccessToken } from '../sign-in/ring-central';
import { withServer } from '../sign-in/server-session';
import { requireIdentity } from '../../storage/sign-in/session-owner';
import { startTasksOf } from '../tasks/started-tasks';

/** What a successful request means for the activity as it is stored by then. */
type Change = (known: Activity) => Activity;

interface SendContext {
  readonly context: Context;
  readonly activity: Activity;
  readonly form: LogInput;
  readonly session: ServerSession;
  readonly identity: Identity;
  /** The connector's logs are known to be Markdown. */
  readonly isMarkdown: boolean;
}

/** Makes an activity's first request. The state `sending` is stored first, so that nothing is sent twice. */
export async function send(context: Context, { id }: Activity): Promise<Activity | undefined> {
  const activity = await changeActivity(id, (known) =>
    known?.fate === 'waiting' || known?.fate === 'logged' ? asSending(known, context.now()) : known,
  );
  const operation = activity?.operations[0];
  if (activity?.fate !== 'sending' || !operation) return undefined;
  const sent = { hasWritten: false };
  try {
    const identity = await requireIdentity();
    const form = activity.form ?? emptyForm;
    const change = await withServer(context, (session, { logFormat }) =>
      request(operation, {
        context: watchWrites(context, sent),
        activity,
        form,
        session,
        identity,
        isMarkdown: logFormat === 'text/markdown',
      }),
    );
    const after = await changeActivity(id, (known) => known && settled(change(known), context.now()));
    // What was typed is in the log now.
    if (operation.kind === 'resolve' && after?.fate === 'waiting')
      await discardDraft(activity.account, draftName.log(id), activity.sentAt);
    return after;
  } catch (error) {
    const problem = toProblem(error);
    return changeActivity(
      id,
      (known) => known && afterRefusal(known, problem, context.now(), sent.hasWritten),
    );
  }
}

/** Notes whether a request that writes to the CRM has been made: of one that reads, no outcome is unclear. */
function watchWrites(context: Context, sent: { hasWritten: boolean }): Context {
  return {
    ...context,
    http: (request) => {
      if (request.method !== 'GET' && request.pass.purpose !== 'ringcentral_renew') sent.hasWritten = true;
      return context.http(request);
    },
  };
}

function asSending(activity: Activity, sentAt: number): Activity {
  const { call, form } = activity;
  return { ...activity, fate: 'sending', sentAt, ...(call && form && { sent: contentOf(call, form) }) };
}

/** Whatever was added while the request was under way goes with the next one. */
function settled(activity: Activity, now: number): Activity {
  return withLateUpdate(withOpenMessages(activity, now), now);
}

async function request(operation: Operation, sending: SendContext): Promise<Change> {
  switch (operation.kind) {
    case 'resolve':
      return resolveActivity(sending.context, sending.activity, sending.session);
    case 'contact':
      return (await isBeingMade(sending)) ?? (await findContact(sending)) ?? (await makeContact(sending));
    case 'create':
    case 'update':
      return saveCall(operation.kind, sending);
    case 'disposition':
      return setDisposition(sending);
    case 'callback':
      return (await findCallBack(sending)) ?? (await setCallBack(sending));
    case 'messages':
      return logMessages(operation, sending);
  }
}

async function saveCall(kind: 'create' | 'update', sending: SendContext): Promise<Change> {
  const { context, activity, form, session, identity, isMarkdown } = sending;
  const call = activity.call ?? fail('bug', { message: 'No call' });
  const owner = { ...identity, hashedExtensionId: session.hashedExtensionId };
  const untold = isMarkdown ? withoutDeliveredTexts(call, activity.delivered) : call;
  const saved =
    kind === 'create'
      ? await createCallLog(context.http, session, callLogBody(call, form, owner))
      : await updateCallLog(context.http, session, callUpdateBody(untold, form, owner, activity.isFinal));
  // A success without a record id: the server may or may not have created one.
  const logId = saved.logId || activity.logId || fail('unexpected', { message: 'logId' });
  // Tasks first: if the worker dies in between, the log can be found again, but not its task ids.
  await startTasksOf(context, activity, { logId, taskIds: saved.taskIds });
  return (known) => ({ ...afterSuccess(known, saved.returnMessage, context.now()), logId });
}

async function setDisposition({ context, activity, form, session, identity }: SendContext): Promise<Change> {
  const returnMessage = await saveDisposition(context.http, session, {
    sessionId: sessionOf(activity),
    dispositions: form.additional,
    hashedExtensionId: session.hashedExtensionId,
    extensionNumber: identity.extensionNumber,
  });
  return (known) => afterSuccess(known, returnMessage, context.now());
}

async function setCallBack(sending: SendContext): Promise<Change> {
  const { context, activity, form, session } = sending;
  const contact = form.contact ?? fail('contact_unknown');
  const scheduledAt = form.callBackAt ?? fail('bug', { message: 'No time' });
  await scheduleCallBack(context.http, session, { contact, phoneNumber: otherNumber(activity), scheduledAt });
  return arrived(sending);
}

/** How long a contact waits for the answer about the same one; ms. */
const contactPatienceMs = 60_000;

/** Of two logs with somebody new at one number, the second waits while the first asks whether the CRM has them. */
async function isBeingMade({ context, activity }: SendContext): Promise<Change | undefined> {
  const isAsking = (await activities.all()).some(
    (other) =>
      other.fate === 'asking' &&
      other.operations[0]?.kind === 'contact' &&
      other.account === activity.account &&
      otherNumber(other) === otherNumber(activity),
  );
  const nextAt = context.now() + contactPatienceMs;
  return isAsking ? (known) => ({ ...known, fate: 'waiting', nextAt }) : undefined;
}

async function makeContact({ context, activity, form, session }: SendContext): Promise<Change> {
  const wanted = form.newContact ?? fail('contact_unknown');
  const { contact, returnMessage } = await createContact(
    context.http,
    session,
    otherNumber(activity),
    wanted,
  );
  return (known) => afterSuccess(withContact(known, contact), returnMessage, context.now());
}

async function logMessages(
  { contact, ids }: Extract<Operation, { kind: 'messages' }>,
  { context, activity, form, session, identity }: SendContext,
): Promise<Change> {
  const conversation = activity.conversation ?? fail('bug', { message: 'No conversation' });
  if (!contact) return fail('contact_unknown');
  const sent = new Set(ids);
  const body = messageLogBody(conversation, sent, contact, {
    additional: form.additional,
    accountId: identity.accountId,
  });
  const media = carriesMedia(conversation, sent) ? await mediaToken(context) : undefined;
  const { recorded, returnMessage } = await createMessageLog(context.http, session, body, media).catch(
    async (error: unknown) => {
      throw new ProblemError(await messageProblem(toProblem(error), session, activity.kind));
    },
  );
  // The connector created no record and says why, although the server reports success.
  const isRefused =
    recorded.length === 0 && (returnMessage?.level === 'warning' || returnMessage?.level === 'danger');
  if (isRefused && returnMessage)
    return fail('refused', { message: returnMessage.message, details: returnMessage.details });
  await startTasksOf(context, activity, { logId: '' });
  return (known) => withRecorded(afterSuccess(known, returnMessage, context.now()), contact.id, ids);
}

/**
 * Only if the organisation allows it (src/README.md, Where each token goes). An expired sign-in does not hold a log
 * back: it is sent without the token.
 */
async function mediaToken(context: Context): Promise<string | undefined> {
  const { allowMediaToken } = await readOrganisationRules();
  if (!allowMediaToken) return undefined;
  try {
    return await ringCentralAccessToken(context);
  } catch (error) {
    if (isTransient(toProblem(error))) throw error;
    return undefined;
  }
}

/**
 * The polling generation fails every SMS and fax for which a plugin is installed, through a bug of its own (core
 * 1.7.22 handlers/log.js:545): retrying cannot help.
 */
async function messageProblem(
  problem: Problem,
  session: ServerSession,
  kind: ActivityKind,
): Promise<Problem> {
  const isThisFault = problem.message?.startsWith('Error creating');
  if (!isThisFault || session.capabilities.accountPlugins) return problem;
  const { plugins } = await readItem(installedPlugins);
  const isPluginThere = plugins.some((plugin) => plugin.logTypes.some((type) => type === kind));
  return isPluginThere ? { ...problem, code: 'messages_blocked' } : problem;
}
