import { withoutNext, type Activity } from './activity';
import type { ReturnMessage } from '../basics/answer';
import { emptyForm, type LogInput } from './call';
import type { Contact } from '../crm/contact';
import type { CrmLog } from './crm-log';
import type { Operation } from './operation-order';

/** The first request succeeded; the next is due at once. After the last one the activity is logged. */
export function afterSuccess(activity: Activity, said: ReturnMessage | undefined, now: number): Activity {
  const { problem: _problem, maybeSent: _maybe, sent, said: _before, ...rest } = withoutNext(activity);
  const [done, ...operations] = activity.operations;
  const isWritten = done?.kind === 'create' || done?.kind === 'update';
  return {
    ...rest,
    operations,
    attempts: 0,
    changedAt: now,
    ...newWords(activity, said, isWritten || done?.kind === 'messages', now),
    ...(isWritten && sent && { delivered: sent }),
    ...(done?.kind === 'callback' && { form: withoutCallBack(activity.form) }),
    ...(operations.length > 0 ? goOn(operations, now) : { fate: 'logged' }),
  };
}

/** It is in the list: the next version of the log does not set it again. */
function withoutCallBack({ callBackAt: _set, ...form } = emptyForm): LogInput {
  return form;
}

function goOn([next]: readonly Operation[], now: number): Partial<Activity> {
  if (next?.kind === 'messages' && next.maybeThere)
    return { fate: 'needs_you', problem: { code: 'unclear_outcome' } };
  return { fate: 'waiting', nextAt: now };
}

/**
 * A success message about the log itself is kept rather than one about its disposition; a warning always replaces it.
 */
function newWords(activity: Activity, said: ReturnMessage | undefined, isLog: boolean, now: number) {
  if (said?.message && (isLog || said.level !== 'success')) return { said: { ...said, at: now } };
  return !isLog && activity.said ? { said: activity.said } : {};
}

/** The server has logged these messages for this contact. */
export function withRecorded(activity: Activity, contactId: string, ids: readonly string[]): Activity {
  const known = activity.recorded?.[contactId] ?? [];
  return {
    ...activity,
    logId: activity.logId ?? '',
    recorded: { ...activity.recorded, [contactId]: [...new Set([...known, ...ids])] },
  };
}

/**
 * The CRM has a log that was not written by this panel. What it holds counts as delivered, so that updates are
 * compared with it.
 */
export function withTheirLog(activity: Activity, { logId, note, subject }: CrmLog): Activity {
  if (activity.logId !== undefined) return activity;
  const duration = activity.call?.duration ?? 0;
  return { ...activity, logId, delivered: { note, subject, additional: {}, duration } };
}

/** The contact that was created replaces the one that was planned. */
export function withContact(activity: Activity, contact: Contact): Activity {
  const { newContact: _made, ...form } = activity.form ?? emptyForm;
  const operations = activity.operations.map((operation) =>
    operation.kind === 'messages' && !operation.contact ? { ...operation, contact } : operation,
  );
  return { ...activity, form: { ...form, contact }, operations };
}
