import type { Activity } from './activity';
import type { Fate } from './fate';
import { planLog } from './log-plan';
import type { Operation } from './operation-order';
import { sameJson } from '../basics/json';

/** The first request that is still to be made; `none` without any, `any` for each of them. */
type Head = Operation['kind'] | 'none' | 'any';

interface Move {
  readonly from: readonly Fate[];
  readonly head: readonly Head[];
  readonly to: readonly Fate[];
  /**
   * What stays of the requests: all of them; those after the first (for a conversation, those of messages that are
   * still open); none; or one update instead.
   */
  readonly left: 'same' | 'rest' | 'none' | 'update';
}

/**
 * How a person's decisions may move an activity (core/activity/activity-decision.ts makes them). Nothing here plans a
 * log anew: a `create` can only stay, so no page makes the CRM write a second record. Held by
 * test/unit/core/activity/activity-move.test.ts.
 */
export const moves: readonly Move[] = [
  // Once more, or now.
  { from: ['waiting', 'needs_you'], head: ['any'], to: ['waiting'], left: 'same' },
  // The person has looked: the CRM has it.
  { from: ['needs_you', 'asking'], head: ['contact'], to: ['needs_you'], left: 'none' },
  { from: ['needs_you', 'asking'], head: ['create'], to: ['logged'], left: 'none' },
  {
    from: ['needs_you', 'asking'],
    head: ['messages', 'update', 'disposition', 'callback'],
    to: ['waiting', 'needs_you', 'logged'],
    left: 'rest',
  },
  // No log is wanted, or nothing more for the one that is there; or the server has logged a call that was to do.
  {
    from: ['todo', 'ignored', 'waiting', 'needs_you', 'logged'],
    head: ['none', 'any'],
    to: ['ignored', 'logged'],
    left: 'none',
  },
  // It was not to be ignored, after all; whoever wants its log asks for it.
  { from: ['ignored'], head: ['none'], to: ['todo', 'needs_you'], left: 'none' },
  // The plugins shall run again.
  { from: ['logged'], head: ['none', 'any'], to: ['waiting'], left: 'update' },
];

/** True when a decision of a person can have made `next` of `known`. */
export function isAllowedMove(known: Activity, next: Activity): boolean {
  const first = known.operations[0]?.kind;
  const heads: readonly Head[] = first ? [first, 'any'] : ['none'];
  return (
    sameJson(factsOf(known), factsOf(next)) &&
    isSameLog(known, next) &&
    moves.some(
      ({ from, head, to, left }) =>
        from.includes(known.fate) &&
        heads.some((one) => head.includes(one)) &&
        to.includes(next.fate) &&
        plansAfter(left, known, next).some((plan) => sameJson(plan, next.operations.map(withoutDoubt))),
    )
  );
}

/** Of what it is, and for whom: no decision changes that. */
function factsOf({ id, account, kind, call, conversation }: Activity) {
  return [id, account, kind, call, conversation];
}

/**
 * What the CRM has is never forgotten. `''` stands for a log that the person has seen there; another id comes only to
 * a call that was to do, from a page that has asked the CRM (actions/server-logging/close-server-logged.ts).
 */
function isSameLog({ fate, logId, recorded = {} }: Activity, next: Activity): boolean {
  const isKept = Object.entries(recorded).every(([contact, ids]) =>
    ids.every((id) => next.recorded?.[contact]?.includes(id)),
  );
  const isFound = next.logId === '' || (fate === 'todo' && next.fate === 'logged');
  const isKnown = next.logId === logId || (logId === undefined && isFound);
  if (next.fate === 'logged') return isKept && isKnown && next.logId !== undefined;
  return isKept && isKnown && (next.fate !== 'ignored' || logId === undefined);
}

function plansAfter(left: Move['left'], { operations, logId }: Activity, next: Activity): unknown[] {
  const { form, conversation } = next;
  switch (left) {
    case 'same':
      return [operations.map(withoutDoubt)];
    case 'none':
      return [[]];
    case 'update':
      return logId ? [[{ kind: 'update' }]] : [];
    case 'rest':
      return [operations.slice(1).map(withoutDoubt), form && conversation && planLog(next, form, false)];
  }
}

/** Whoever sends messages again has looked for them. */
function withoutDoubt(operation: Operation) {
  return { ...operation, maybeThere: undefined };
}
