import { describe, expect, test } from 'vitest';
import type { Activity } from '../../../../src/core/activity/activity';
import type { Operation } from '../../../../src/core/activity/operation-order';
import { afterRefusal } from '../../../../src/core/activity/refused-log';
import { afterAsking, afterRestart, askDelays, isOwnLog } from '../../../../src/core/activity/unclear-log';
import { callToLog } from '../../fakes/activity';

const now = 1_000_000;

const activity: Activity = { ...callToLog, fate: 'sending' };

describe('asking', () => {
  test('after 1, 5 and 15 minutes, then a person', () => {
    let current = afterRefusal(activity, { code: 'timeout' }, now);
    const delays = [(current.nextAt ?? 0) - now];
    for (let round = 0; round < 2; round += 1) {
      current = afterAsking(current, now);
      delays.push((current.nextAt ?? 0) - now);
    }
    expect(delays).toEqual([...askDelays]);
    expect(afterAsking(current, now)).toMatchObject({
      fate: 'needs_you',
      problem: { code: 'unclear_outcome' },
    });
  });
});

test('a worker that died while sending leaves a question, never a second send', () => {
  expect(afterRestart(activity, now)).toMatchObject({ fate: 'asking', nextAt: now + 60_000 });
  const waiting: Activity = { ...activity, fate: 'waiting' };
  expect(afterRestart(waiting, now)).toBe(waiting);
});

test('a question is put again after a restart; a server may still be working on messages', () => {
  const head = (operation: Operation): Activity => ({ ...activity, operations: [operation] });
  expect(afterRestart(head({ kind: 'resolve' }), now)).toMatchObject({ fate: 'waiting', nextAt: now });
  expect(afterRestart(head({ kind: 'messages', ids: ['1'] }), now)).toMatchObject({
    fate: 'asking',
    nextAt: now + askDelays[0],
  });
});

describe('whose log was found in the CRM', () => {
  const ada = { id: 'c1', name: 'Ada', type: 'Contact' };
  const form = (note: string, subject = 'Call with Ada') => ({ contact: ada, subject, note, additional: {} });
  const found = { note: '', subject: 'Call with Ada', contactName: 'Ada' };

  test.each<[string, ReturnType<typeof form>, Partial<Parameters<typeof isOwnLog>[1]>, boolean]>([
    ['our note', form('Quote'), { note: 'Quote', subject: 'Other', contactName: 'Bob' }, true],
    ['our note, with a plugin’s text after it', form('Quote'), { note: 'Quote\n\nScore: 7' }, true],
    ['another note', form('Quote'), { note: 'Theirs' }, false],
    ['no note, where ours has one', form('Quote'), {}, false],
    ['no note, and neither has ours, with our subject', form(''), {}, true],
    ['a note, where ours has none, with our subject', form(''), { note: 'Theirs' }, true],
    ['our subject, another contact', form(''), { contactName: 'Bob' }, false],
    ['our subject, where the connector names nobody', form(''), { contactName: '' }, true],
    ['another subject', form(''), { subject: 'Inbound call' }, false],
    ['no subject, where ours has none: an automatic log', form('', ''), { subject: '' }, false],
    ['the connector’s subject, where ours has none', form('', ''), { subject: 'Inbound call' }, false],
    ['the connector tells nothing', form('Quote'), { note: undefined, subject: '', contactName: '' }, true],
    ['the connector tells nothing, and ours has no note', form(''), { note: undefined, subject: '' }, false],
  ])('%s', (_what, ours, theirs, isOurs) => {
    expect(isOwnLog({ form: ours, maybeSent: true }, { ...found, ...theirs })).toBe(isOurs);
  });

  test('before any request of ours can have arrived, a log that tells nothing is somebody else’s', () => {
    const nothing = { note: undefined, subject: '', contactName: '' };
    expect(isOwnLog({ form: form('Quote') }, nothing)).toBe(false);
  });
});
