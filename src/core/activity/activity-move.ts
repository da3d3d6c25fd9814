import type { Activity } from './activity';
import type { Fate } from './fate';
import { planMessages, type Operation } from './operation-order';
import { sameJson } from '../basics/json';

/** The first request that is still to be made; `none` without any, `any` for each of them. */
type Head = Operation['kind'] | 'none' | 'any';

/**
 * What stays of the requests: all of them; those after the first (for a conversation also those of messages that
 * came meanwhile); none; or one update instead.
 */
type Left = 'same' | 'rest' | 'none' | 'update';

type Move = readonly [from: Fate, head: Head, to: Fate, left: Left];

const confirmed = (from: Fate): Move[] => [
  [from, 'contact', 'needs_you', 'none'],
  [from, 'create', 'logged', 'none'],
  ...(['messages', 'update', 'disposition', 'callback'] as const).flatMap((head): Move[] => [
    [from, head, 'waiting', 'rest'],
    [from, head, 'needs_you', 'rest'],
    [from, head, 'logged', 'rest'],
  ]),
];

/**
 * How a person's decisions may move an activity (core/activity/activity-decision.ts makes them). Nothing here plans a
 * log anew: a `create` can only stay, so no page makes the CRM write a second record. Held by
 * test/unit/core/activity/activity-move.test.ts.
 */
export const moves: readonly Move[] = [
  // Once more, or now.
  ['waiting', 'any', 'waiting', 'same'],
  ['needs_you', 'any', 'waiting', 'same'],
  // The person has looked: the CRM has it.
  ...confirmed('needs_you'),
  ...confirmed('asking'),
  // No log is wanted, or nothing more for the one that is there.
  ['todo', 'none', 'ignored', 'none'],
  ['ignored', 'none', 'ignored', 'none'],
  ['waiting', 'any', 'ignored', 'none'],
  ['needs_you', 'none', 'ignored', 'none'],
  ['needs_you', 'any', 'ignored', 'none'],
  ['waiting', 'any', 'logged', 'none'],
  ['needs_you', 'none', 'logged', 'none'],
  ['needs_you', 'any', 'logged', 'none'],
  ['logged', 'none', 'logged', 'none'],
  ['logged', 'any', 'logged', 'none'],
  // The plugins shall run again.
  ['logged', 'none', 'waiting', 'update'],
  ['logged', 'any', 'waiting', 'update'],
];

/** What no decision changes. */
const facts = [
  'id',
  'account',
  'crm',
  'kind',
  'call',
  'conversation',
  'isFinal',
  'knownAs',
  'sentAt',
  'createdAt',
] as const;

/** True when a decision of a person can have made `next` of `known`. */
export function isAllowedMove(known: Activity, next: Activity): boolean {
  return (
    facts.every((name) => sameJson(known[name], next[name])) &&
    isSameForm(known, next) &&
    [known.delivered, known.sent].some((told) => sameJson(told, next.delivered)) &&
    isSameLog(known, next) &&
    moves.some(([from, head, to, left]) => {
      const first = known.operations[0]?.kind ?? 'none';
      const starts = from === known.fate && (head === first || (head === 'any' && first !== 'none'));
      return starts && to === next.fate && leaves(left, known, next);
    })
  );
}

/** A contact that the person has found there is not made again. */
function isSameForm(known: Activity, next: Activity): boolean {
  const { newContact: _made, ...found } = known.form ?? { subject: '', note: '', additional: {} };
  return sameJson(known.form, next.form) || (next.fate === 'needs_you' && sameJson(found, next.form));
}

/** A log is only lost or found by the CRM; `''` stands for one that the person has seen. */
function isSameLog(known: Activity, next: Activity): boolean {
  const isKnown = next.logId === known.logId;
  const isSeen = known.logId === undefined && next.logId === '';
  const isKept = Object.entries(known.recorded ?? {}).every(([contact, ids]) =>
    ids.every((id) => next.recorded?.[contact]?.includes(id)),
  );
  const fits =
    next.fate === 'logged' ? next.logId !== undefined : next.fate !== 'ignored' || known.logId === undefined;
  return (isKnown || isSeen) && isKept && fits;
}

function leaves(left: Left, known: Activity, next: Activity): boolean {
  switch (left) {
    case 'same':
      return sameJson(known.operations.map(kindAndMessages), next.operations.map(kindAndMessages));
    case 'rest':
      return [known.operations.slice(1), openMessages(next)].some((rest) => sameJson(rest, next.operations));
    case 'none':
      return next.operations.length === 0;
    case 'update':
      return Boolean(known.logId) && sameJson(next.operations, [{ kind: 'update' }]);
  }
}

/** Whoever sends messages again has looked for them. */
function kindAndMessages(operation: Operation) {
  return operation.kind === 'messages' ? { ...operation, maybeThere: undefined } : operation;
}

function openMessages({ form, conversation, recorded }: Activity): Operation[] | undefined {
  if (!form || !conversation) return undefined;
  const ids = conversation.messages.map((message) => message.id);
  return planMessages(form, ids, (contactId) => recorded?.[contactId] ?? []);
}
