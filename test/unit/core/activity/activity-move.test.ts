import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Activity } from '../../../../src/core/activity/activity';
import {
  afterConfirmed,
  afterIgnored,
  afterRetry,
  afterUnignored,
  afterUpdateAgain,
} from '../../../../src/core/activity/activity-decision';
import { isAllowedMove, moves } from '../../../../src/core/activity/activity-move';
import { fateSchema, type Fate } from '../../../../src/core/activity/fate';
import { planMessages, type Operation } from '../../../../src/core/activity/operation-order';
import { callToLog } from '../../fakes/activity';

const now = 1_000_000;
const form = { subject: 'S', note: 'N', additional: {} };
const message = (id: string) => ({
  id,
  direction: 'Inbound',
  creationTime: 0,
  text: 'Hello',
  from: {},
  to: [],
  attachments: [],
});
const { call: _call, ...noCall } = callToLog;
const textedDay: Activity = {
  ...noCall,
  kind: 'sms',
  conversation: {
    conversationId: '1',
    conversationLogId: '1/1',
    kind: 'sms',
    date: '1/1',
    self: {},
    correspondents: [{}],
    messages: ['m0', 'm1', 'm2'].map(message),
  },
};
const logged: Activity = { ...callToLog, form, fate: 'logged', operations: [], logId: 'L1' };

describe('what a page may not make of an activity', () => {
  const standing: Activity = {
    ...callToLog,
    form,
    fate: 'needs_you',
    problem: { code: 'refused' },
    operations: [{ kind: 'create' }],
  };
  const waiting = { fate: 'waiting', nextAt: now } as const;

  test.each<[string, Activity, Activity]>([
    [
      'a logged one that is created again',
      logged,
      { ...logged, ...waiting, operations: [{ kind: 'create' }] },
    ],
    ['one whose log is forgotten', logged, { ...standing, logId: undefined }],
    [
      'an ignored one that is created',
      { ...callToLog, fate: 'ignored', operations: [] },
      { ...callToLog, ...waiting, operations: [{ kind: 'create' }] },
    ],
    [
      'two creates',
      standing,
      { ...standing, ...waiting, operations: [{ kind: 'create' }, { kind: 'create' }] },
    ],
    [
      'a create beside the update',
      logged,
      { ...logged, ...waiting, operations: [{ kind: 'update' }, { kind: 'create' }] },
    ],
    ['one that is being sent', { ...standing, fate: 'sending' }, { ...standing, ...waiting }],
    ['one that is being asked about', { ...standing, fate: 'asking' }, { ...standing, ...waiting }],
    ['another call', standing, { ...standing, ...waiting, call: undefined }],
    ['another owner', standing, { ...standing, ...waiting, account: 'x' }],
    ['another activity', standing, { ...standing, ...waiting, id: 'x' }],
    [
      'an update of a log whose id is not known',
      { ...logged, logId: '' },
      { ...logged, ...waiting, logId: '', operations: [{ kind: 'update' }] },
    ],
    ['logged without a log', standing, { ...standing, fate: 'logged', operations: [] }],
    [
      'one that failed, with a log that a page has found',
      standing,
      { ...standing, fate: 'logged', logId: 'L2', operations: [] },
    ],
    ['another log', logged, { ...logged, logId: 'L2' }],
    [
      'one that is ignored, with a log',
      { ...callToLog, fate: 'todo', operations: [] },
      { ...callToLog, fate: 'ignored', logId: 'L2', operations: [] },
    ],
    [
      'a call to do whose log a page has found, and that is created',
      { ...callToLog, fate: 'todo', operations: [] },
      { ...callToLog, fate: 'logged', logId: 'L2', operations: [{ kind: 'create' }] },
    ],
  ])('%s', (_what, known, next) => {
    expect(isAllowedMove(known, next)).toBe(false);
  });

  test('messages that were recorded are not planned again', () => {
    const contact = { id: 'c1', name: 'Ada', type: 'Contact' };
    const day: Activity = {
      ...textedDay,
      form: { ...form, contact },
      fate: 'needs_you',
      operations: [{ kind: 'messages', contact, ids: ['m1'] }],
      recorded: { c1: ['m0'] },
    };
    expect(isAllowedMove(day, { ...afterRetry(day, now), recorded: {} })).toBe(false);
    const again: Operation[] = [{ kind: 'messages', contact, ids: ['m0', 'm1'] }];
    expect(isAllowedMove(day, { ...afterRetry(day, now), operations: again })).toBe(false);
  });
});

test('a call that was to do is done with the log that the server has written', () => {
  const todo: Activity = { ...callToLog, fate: 'todo', operations: [] };
  expect(isAllowedMove(todo, { ...todo, fate: 'logged', logId: 'L2' })).toBe(true);
});

test('what was ignored comes back without anything to be sent, for the reason that it had', () => {
  const todo: Activity = { ...callToLog, fate: 'todo', operations: [] };
  const refused: Activity = {
    ...callToLog,
    form,
    fate: 'needs_you',
    problem: { code: 'refused', message: 'No' },
  };
  const unclear: Activity = { ...refused, problem: { code: 'unclear_outcome' } };
  const back = [todo, refused, unclear].map((before) => {
    const ignored = afterIgnored(before, now);
    const next = afterUnignored(ignored, before, now);
    return { isMoved: next !== ignored, isAllowed: isAllowedMove(ignored, next), ...next };
  });
  expect(back).toMatchObject([
    { isMoved: true, isAllowed: true, fate: 'todo', operations: [] },
    { isMoved: true, isAllowed: true, fate: 'needs_you', operations: [], form, problem: { code: 'refused' } },
    { isMoved: false, fate: 'ignored' },
  ]);
});

test('each fate but the ones of the worker has a way on', () => {
  const from = new Set(moves.flatMap(({ from: fates }) => fates));
  expect(fateSchema.options.filter((fate) => !from.has(fate))).toEqual(['sending']);
});

const contact = fc.constantFrom(
  { id: 'c1', name: 'Ada', type: 'Contact' },
  { id: 'c2', name: 'Bo', type: '' },
);
const operation: fc.Arbitrary<Operation> = fc.oneof(
  fc.constantFrom<Operation[]>(
    { kind: 'contact' },
    { kind: 'create' },
    { kind: 'update' },
    { kind: 'disposition' },
    { kind: 'callback' },
  ),
  fc.record({
    kind: fc.constant('messages' as const),
    contact,
    ids: fc.subarray(['m0', 'm1', 'm2'], { minLength: 1 }),
    maybeThere: fc.constantFrom(undefined, true),
  }),
);
const recorded = fc.constantFrom<Activity['recorded'][]>(undefined, { c1: ['m0'] });
const fate = fc.constantFrom<Fate[]>(...fateSchema.options);
/** As a worker may have left it: the log comes first, and what refers to it has one. */
const activity = fc
  .record({
    base: fc.constantFrom(callToLog, textedDay),
    fate,
    steps: fc.array(operation, { minLength: 1, maxLength: 3 }),
    logId: fc.constantFrom(undefined, '', 'L1'),
    recorded,
  })
  .map(({ base, fate: state, steps, logId, recorded: stored }): Activity => {
    const isPlanned = ['waiting', 'sending', 'asking', 'needs_you'].includes(state);
    const isOpen = state === 'todo' || state === 'ignored';
    const known = isOpen ? undefined : state === 'logged' ? (logId ?? 'L1') : logId;
    const others = steps.filter(({ kind }) => kind !== 'create');
    const log: Operation = base.kind === 'call' ? { kind: 'create' } : { kind: 'messages', ids: ['m0'] };
    const operations = known === undefined ? [log, ...others] : [...others, { kind: 'update' } as const];
    return {
      ...base,
      form,
      fate: state,
      operations: isPlanned ? operations : [],
      ...(stored && { recorded: stored }),
      ...(known !== undefined && { logId: known }),
    };
  });

/** Ignored and taken back in one. */
const ignoredAndBack = (known: Activity) => {
  const ignored = afterIgnored(known, now);
  return isAllowedMove(known, ignored) ? afterUnignored(ignored, known, now) : known;
};

test('property: what a person can decide is allowed', () => {
  const decisions = fc.constantFrom(afterRetry, afterConfirmed, afterIgnored, afterUpdateAgain);
  fc.assert(
    fc.property(activity, decisions, (known, decide) => {
      const next = decide(known, now);
      // Nobody is asked whether a contact was found, or about nothing.
      const isAskedFor = known.operations.length > 0 || decide !== afterConfirmed;
      expect(next === known || !isAskedFor || isAllowedMove(known, next)).toBe(true);
    }),
    { numRuns: 5000 },
  );
});

test('property: no chain of allowed moves plans a create, or messages, that the CRM has', () => {
  const creates = ({ operations }: Activity) => operations.filter(({ kind }) => kind === 'create').length;
  const change = fc.record({
    fate,
    operations: fc.array(operation, { maxLength: 3 }),
    logId: fc.constantFrom(undefined, '', 'L1'),
    recorded,
  });
  const decision = fc.oneof(
    change.map((more) => (known: Activity): Activity => ({ ...known, ...more })),
    fc
      .constantFrom(afterRetry, afterConfirmed, afterIgnored, afterUpdateAgain, ignoredAndBack)
      .map((decide) => (known: Activity) => decide(known, now)),
  );
  fc.assert(
    fc.property(activity, fc.array(decision, { maxLength: 12 }), (first, decisions) => {
      let known = first;
      for (const decide of decisions) {
        const next = decide(known);
        if (!isAllowedMove(known, next)) continue;
        expect(creates(next)).toBeLessThanOrEqual(creates(known));
        expect(known.logId === undefined || next.logId !== undefined).toBe(true);
        known = next;
      }
      expect(known.call).toEqual(first.call);
    }),
    { numRuns: 5000 },
  );
});

test('messages that came while the person looked go on with the rest', () => {
  const contact = { id: 'c1', name: 'Ada', type: 'Contact' };
  const ids = textedDay.conversation?.messages.map(({ id }) => id) ?? [];
  const filled = { ...form, contact };
  const day: Activity = {
    ...textedDay,
    form: filled,
    fate: 'needs_you',
    operations: [{ kind: 'messages', contact, ids: ids.slice(0, 1) }],
  };
  const next = afterConfirmed(day, now);
  expect(next.operations).toEqual(planMessages(filled, ids, () => ids.slice(0, 1)));
  expect(isAllowedMove(day, next)).toBe(true);
});
