import * as v from 'valibot';
import { expect, it } from 'vitest';
import { activitySchema } from '../../../src/core/activity/activity';
import { catalogItemSchema } from '../../../src/core/directory/catalog';
import { taskSchema } from '../../../src/core/tasks/task';
import { messagesOfCall } from '../../bench/speed/recorded-calls';
import { manyActivities, manyCatalogItems, manyTasks } from '../../bench/speed/stored-data';

const now = 1_795_000_000_000;
const month = 30 * 86_400_000;

it.each([
  ['activities', activitySchema, manyActivities('o', 200, now)],
  ['tasks', taskSchema, manyTasks('o', 200, now)],
  ['lines of the catalog', catalogItemSchema, manyCatalogItems(200)],
] as const)(
  '%s are stored as the panel stores them, each under an id of its own',
  (_what, schema, records) => {
    for (const record of records) expect(v.parse(schema, record)).toEqual(record);
    expect(new Set(records.map(({ id }) => id)).size).toBe(200);
  },
);

it('nothing stored is so old that the worker forgets it, nor waits for a server', () => {
  for (const { call, nextAt } of manyActivities('o', 200, now)) {
    expect(now - (call?.startTime ?? 0)).toBeLessThan(month);
    expect(nextAt).toBeUndefined();
  }
  for (const { settledAt = 0, state } of manyTasks('o', 200, now)) {
    expect(now - settledAt).toBeLessThan(month);
    expect(state).not.toBe('pending');
  }
});

it('a recorded call is said again from its first ring to its final record, as another call', () => {
  const first = messagesOfCall(1, now).map((message) => JSON.stringify(message));
  const second = messagesOfCall(2, now).map((message) => JSON.stringify(message));
  expect(first[0]).toContain('rc-telephony-session-notify');
  expect(first.some((text) => text.includes('rc-call-ring-notify'))).toBe(true);
  expect(first.some((text) => text.includes('callLogSync'))).toBe(true);
  expect(first.every((text) => !second.includes(text))).toBe(true);
  expect(first.join('')).toContain(`"startTime":${now}`);
});
