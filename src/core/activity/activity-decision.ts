import { canQueue, needingPerson, withOperations, withoutNext, type Activity } from './activity';
import { emptyForm } from './call';
import { withOpenMessages } from './open-messages';
import { afterSuccess, withRecorded } from './saved-log';
import type { Problem } from '../basics/problem';

/**
 * What a person may decide about an activity. Each function returns the activity unchanged when the decision does not
 * apply to it.
 */

/** The person wants it sent (again). After an unclear outcome this means: they looked, and the CRM does not have it. */
export function afterRetry(activity: Activity, now: number): Activity {
  const [head, ...others] = activity.operations;
  if (activity.fate === 'waiting' && head) return { ...activity, nextAt: now };
  if (activity.fate !== 'needs_you' || !head) return activity;
  const { maybeThere: _looked, ...looked } = { maybeThere: undefined, ...head };
  return withOperations({ ...activity, changedAt: now }, [looked, ...others], now);
}

/**
 * The person looked and says that the CRM has it. Steps that need the log's id cannot follow: only the server knew
 * it.
 */
export function afterConfirmed(activity: Activity, now: number): Activity {
  if (activity.fate !== 'needs_you' && activity.fate !== 'asking') return activity;
  return withOpenMessages(confirmed(activity, now), now);
}

function confirmed(activity: Activity, now: number): Activity {
  const head = activity.operations[0];
  if (head?.kind === 'contact') {
    const { newContact: _made, ...form } = activity.form ?? emptyForm;
    return needingPerson({ ...activity, form }, { code: 'contact_unknown' });
  }
  const done = afterSuccess(activity, undefined, now);
  if (head?.kind === 'messages') return withRecorded(done, head.contact?.id ?? '', head.ids);
  if (head?.kind !== 'create') return done;
  return withoutNext({ ...done, operations: [], fate: 'logged', logId: '' });
}

/** The activity needs no log. If the CRM already has one it stays logged, and only the remaining steps are dropped. */
export function afterIgnored(activity: Activity, now: number): Activity {
  if (!canQueue(activity)) return activity;
  const { problem: _problem, maybeSent: _maybe, ...rest } = withoutNext(activity);
  const fate = activity.logId === undefined ? 'ignored' : 'logged';
  // Messages that may have reached the CRM must not be sent again with the next one.
  const left = activity.operations.reduce<Activity>(
    (kept, operation) =>
      operation.kind === 'messages' && operation.maybeThere
        ? withRecorded(kept, operation.contact?.id ?? '', operation.ids)
        : kept,
    rest,
  );
  return { ...left, fate, operations: [], changedAt: now };
}

/** Whether ignoring it can be taken back: nothing of it is in the CRM, or may be. */
export function canUnignore({ logId, maybeSent, problem }: Activity): boolean {
  return logId === undefined && !maybeSent && problem?.code !== 'unclear_outcome';
}

/**
 * It was not to be ignored, after all: it needs the person for the same reason again, else it is to do. Nothing is sent
 * by that; whoever wants its log asks for it.
 * @param before what it was when it was ignored
 */
export function afterUnignored(activity: Activity, before: Activity, now: number): Activity {
  if (activity.fate !== 'ignored' || !canUnignore(before)) return activity;
  const { fate, problem } = before;
  const reason = fate === 'needs_you' && problem ? { fate, problem } : { fate: 'todo' as const };
  return { ...activity, ...reason, changedAt: now };
}

/** The person wants the update sent once more with their own note, so that the plugins run again. */
export function afterUpdateAgain(activity: Activity, now: number): Activity {
  if (!activity.form || !activity.logId || !activity.call || activity.fate !== 'logged') return activity;
  return withOperations({ ...activity, changedAt: now }, [{ kind: 'update' }], now);
}

/** True when sending again cannot create a second record and has a chance to succeed. */
export function isRepeatable({
  fate,
  problem,
  operations,
}: Pick<Activity, 'fate' | 'problem' | 'operations'>): boolean {
  if (fate !== 'needs_you' || operations.length === 0) return false;
  return problem === undefined || (!deadEnds.has(problem.code) && !problem.missing?.length);
}

const deadEnds: ReadonlySet<Problem['code']> = new Set([
  'unclear_outcome',
  'already_logged',
  'contact_unknown',
  'contact_ambiguous',
  'contact_made',
  'field_missing',
  'messages_blocked',
]);
