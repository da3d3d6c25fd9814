import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../../src/core/basics/json';
import {
  isLoggedByServer,
  isLoggingInDoubt,
  loggingRecordKey,
} from '../../../../src/core/server-logging/logging-record';
import {
  loggingLevels,
  readSubscription,
  type LoggingLevel,
} from '../../../../src/core/server-logging/logging-subscription';
import {
  correctedRecord,
  interruptedAt,
  isRecordWrong,
  planChange,
} from '../../../../src/core/server-logging/subscription-change';

const admin = { isAdmin: true, hashedExtensionId: 'priya', platform: 'keyCRM' };
const host = 'logging.example.com';
const settingsWith = (record: unknown): JsonObject => ({ [loggingRecordKey]: record });
const serviceSays = (level: LoggingLevel, by?: string) => {
  const setting = { subscriptionLevel: level };
  return readSubscription(
    by === undefined
      ? { subscribed: level !== 'Disable', ...setting }
      : { subscribed: false, subscribedByOtherAdmin: { name: by, setting } },
  );
};

const anyLevel = fc.constantFrom(...loggingLevels);
const anyRecord = fc.oneof(
  fc.constant(undefined),
  fc.record(
    {
      enable: fc.boolean(),
      loggingLevel: anyLevel,
      subscribedBy: fc.constantFrom('priya', 'lee'),
      crmPlatform: fc.constantFrom('keyCRM', 'oauthCRM'),
      changingAt: fc.constant(host),
      theirs: fc.integer(),
    },
    { requiredKeys: [] },
  ),
);

describe('a change', () => {
  test('never claims that the service logs while it does not, wherever it ends', () => {
    fc.assert(
      fc.property(anyRecord, fc.boolean(), anyLevel, (before, isOn, level) => {
        let isLogging = isOn;
        const steps = planChange({ before, isOn, level, host }, admin);
        for (const { record, ask } of steps) {
          const settings = settingsWith(record);
          const isClaimed = () => isLoggedByServer(settings, admin) && !isLoggingInDoubt(settings);
          expect(isClaimed() && !isLogging).toBe(false);
          if (ask) isLogging = ask === 'subscribe';
          expect(isClaimed() && !isLogging).toBe(false);
        }
        expect(isLogging).toBe(level !== 'Disable');
      }),
    );
  });

  test('says Disable after the end of the one before, before the next begins; keeps what others wrote there', () => {
    fc.assert(
      fc.property(anyRecord, fc.boolean(), anyLevel, (before, isOn, level) => {
        const steps = planChange({ before, isOn, level, host }, admin);
        expect(steps.map(({ ask }) => ask).filter(Boolean)).toEqual([
          ...(isOn ? ['unsubscribe'] : []),
          ...(level === 'Disable' ? [] : ['subscribe']),
        ]);
        const begun = steps.filter(({ ask }) => ask === 'subscribe');
        expect(begun.every(({ record }) => record['enable'] === false)).toBe(true);
        const last = steps.at(-1)?.record;
        expect(last).toEqual({
          ...(before?.theirs !== undefined && { theirs: before.theirs }),
          enable: level !== 'Disable',
          loggingLevel: level,
          subscribedBy: 'priya',
          crmPlatform: 'keyCRM',
        });
      }),
    );
  });

  test('is known as interrupted to who made it, until its last step', () => {
    fc.assert(
      fc.property(anyRecord, fc.boolean(), anyLevel, (before, isOn, level) => {
        const records = planChange({ before, isOn, level, host }, admin).map(({ record }) => record);
        const hosts = records.map((record) => interruptedAt(settingsWith(record), admin));
        expect(hosts).toEqual(records.map((_, place) => (place < records.length - 1 ? host : undefined)));
      }),
    );
  });
});

test.each([
  ['nobody', undefined],
  ['another admin', { changingAt: host, subscribedBy: 'lee', crmPlatform: 'keyCRM' }],
  ['the same admin for another CRM', { changingAt: host, subscribedBy: 'priya', crmPlatform: 'oauthCRM' }],
  ['somebody with another panel', { changingAt: true, subscribedBy: 'priya', crmPlatform: 'keyCRM' }],
])('a change of %s is not settled here', (_name, record) => {
  expect(interruptedAt(settingsWith(record), admin)).toBeUndefined();
});

describe('the record, corrected after a look at the service', () => {
  test('is no longer wrong, whatever it said', () => {
    fc.assert(
      fc.property(
        anyRecord,
        anyLevel,
        fc.option(fc.constant('Lee'), { nil: undefined }),
        (before, level, by) => {
          const said = serviceSays(level, by);
          const settings = settingsWith(correctedRecord(before, said, admin));
          expect(isRecordWrong(settings, said, admin)).toBe(false);
          expect(JSON.parse(JSON.stringify(settings))).toEqual(settings);
        },
      ),
    );
  });

  test('never takes another admin’s trial for one’s own', () => {
    const record = { enable: true, loggingLevel: 'User', subscribedBy: 'priya' };
    expect(correctedRecord(record, serviceSays('User', 'Lee'), admin)).not.toHaveProperty('subscribedBy');
    const theirs = { ...record, subscribedBy: 'lee' };
    expect(correctedRecord(theirs, serviceSays('User', 'Lee'), admin)).toMatchObject({ subscribedBy: 'lee' });
    expect(correctedRecord(theirs, serviceSays('User'), admin)).toMatchObject({ subscribedBy: 'priya' });
  });
});

test.each([
  ['says on, the service is off', { enable: true, loggingLevel: 'Account' }, 'Disable', true],
  ['says nothing, the service is on', undefined, 'Account', true],
  ['says a trial, the service logs all', { enable: true, loggingLevel: 'User' }, 'Account', true],
  ['is in doubt', { enable: true, loggingLevel: 'Account', changingAt: host }, 'Account', true],
  ['is about another CRM', { enable: true, loggingLevel: 'Account', crmPlatform: 'x' }, 'Disable', false],
  ['says the same', { enable: true, loggingLevel: 'Account' }, 'Account', false],
  ['says nothing, the service is off', undefined, 'Disable', false],
] as const)('a record that %s', (_name, record, level, isWrong) => {
  expect(isRecordWrong(settingsWith(record), serviceSays(level), admin)).toBe(isWrong);
});
