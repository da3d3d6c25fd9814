import { describe, expect, test } from 'vitest';
import type { Activity } from '../../../../src/core/activity/activity';
import {
  afterConfirmed,
  afterIgnored,
  afterRetry,
  afterUpdateAgain,
  isRepeatable,
} from '../../../../src/core/activity/activity-decision';
import { callToLog as activity } from '../../fakes/activity';

const now = 1_000_000;

describe('a person has looked', () => {
  const standing: Activity = {
    ...activity,
    fate: 'needs_you',
    problem: { code: 'unclear_outcome' },
    operations: [{ kind: 'create' }, { kind: 'disposition' }],
  };

  test('a log confirmed by the person gets no further requests: the server does not know it', () => {
    expect(afterConfirmed(standing, now)).toMatchObject({ fate: 'logged', logId: '', operations: [] });
  });

  test('messages that are there count as recorded', () => {
    const contact = { id: 'c1', name: 'Ada', type: 'Contact' };
    const messages: Activity = {
      ...standing,
      operations: [{ kind: 'messages', contact, ids: ['1', '2'] }],
    };
    expect(afterConfirmed(messages, now)).toMatchObject({ fate: 'logged', recorded: { c1: ['1', '2'] } });
  });

  test('a contact that is there has to be chosen: its id is not known', () => {
    const made: Activity = {
      ...standing,
      form: { newContact: { name: 'A', type: 'C' }, subject: '', note: 'kept', additional: {} },
      operations: [{ kind: 'contact' }, { kind: 'create' }],
    };
    const after = afterConfirmed(made, now);
    expect(after).toMatchObject({ fate: 'needs_you', problem: { code: 'contact_unknown' }, operations: [] });
    expect(after.form).toEqual({ subject: '', note: 'kept', additional: {} });
  });

  test('an unclear outcome is never among what can be repeated at once', () => {
    expect(isRepeatable(standing)).toBe(false);
    expect(isRepeatable({ ...standing, problem: { code: 'refused' } })).toBe(true);
    expect(isRepeatable({ ...standing, problem: { code: 'refused', missing: ['deal'] } })).toBe(false);
    expect(isRepeatable({ ...standing, problem: { code: 'messages_blocked' } })).toBe(false);
  });
});

test('what is put aside stays logged where the CRM has it; what is being sent is left alone', () => {
  const sending: Activity = { ...activity, fate: 'sending' };
  expect(afterIgnored(sending, now)).toBe(sending);
  expect(afterIgnored(activity, now)).toMatchObject({ fate: 'ignored', operations: [] });
  expect(afterIgnored({ ...activity, logId: 'l1' }, now)).toMatchObject({ fate: 'logged', operations: [] });
});

describe('once more', () => {
  const standing: Activity = { ...activity, fate: 'needs_you', attempts: 3, problem: { code: 'refused' } };

  test('an activity that needs the person is due at once, as if it had not been tried', () => {
    const after = afterRetry(standing, now);
    expect(after).toMatchObject({ fate: 'waiting', attempts: 0, nextAt: now });
    expect(after).not.toHaveProperty('problem');
  });

  test('what waits goes now; what is on its way, or done, is left alone', () => {
    expect(afterRetry({ ...activity, fate: 'waiting', nextAt: now + 5 }, now).nextAt).toBe(now);
    for (const fate of ['sending', 'asking', 'logged', 'ignored'] as const) {
      const other: Activity = { ...activity, fate };
      expect(afterRetry(other, now)).toBe(other);
    }
  });

  test('a log that was written here is updated with its own note; another is not', () => {
    const form = { subject: 's', note: 'n', additional: {} };
    const logged: Activity = { ...activity, fate: 'logged', operations: [], logId: 'l1', form };
    expect(afterUpdateAgain(logged, now)).toMatchObject({
      fate: 'waiting',
      operations: [{ kind: 'update' }],
      form,
    });
    const { form: _none, ...theirs } = logged;
    for (const other of [theirs, { ...logged, logId: '' }, { ...logged, fate: 'asking' as const }])
      expect(afterUpdateAgain(other, now)).toBe(other);
  });
});
