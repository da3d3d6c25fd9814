import { beforeEach, expect, test } from 'vitest';
import type { Call } from '../../../../src/core/activity/call';
import { lineOf } from '../../../../src/core/activity/activity-line';
import { endedCall } from '../../fakes/activity';
import { createFakeServer } from '../../fakes/fake-server';
import { createSurroundings, type Surroundings } from '../../fakes/worker';

/** One call, as its several sources report it: presence, history, the call log; in this window and in others. */

let world: Surroundings;

beforeEach(async () => {
  world = createSurroundings();
  await world.connect();
});

async function load() {
  const context = world.context(createFakeServer({}).http);
  await world.servePages(context);
  const { call: ask } = await import('../../../../src/protocol/client');
  const { activities } = await import('../../../../src/storage/activity/activities');
  return { ask, activities };
}

function report(part: Partial<Call>): Call {
  const from = { phoneNumber: '+16505550123', name: 'WIRELESS CALLER' };
  return { ...endedCall, from, startTime: world.clock.time - 60_000, ...part };
}

test('a call that is brought in later is listed under the CRM’s name for the caller', async () => {
  const { ask, activities } = await load();
  await ask('recordCalls', { calls: [report({ result: 'Accepted', knownAs: 'Ada Lovelace' })] });
  const lines = (await activities.all()).map(lineOf);
  expect(lines).toMatchObject([{ contactName: 'Ada Lovelace', party: { name: 'WIRELESS CALLER' } }]);
});

test('all reports of a call are one activity, in whatever order they come; the call log has the last word', async () => {
  const { ask, activities } = await load();
  const ended = report({ duration: 63 });
  const record = report({ startTime: ended.startTime + 4000, duration: 58, result: 'Accepted' });
  const ofAnotherWindow = report({ startTime: ended.startTime - 1000, duration: 0, result: 'Missed' });
  await Promise.all([
    ask('recordCall', { call: ended, isFinal: false }),
    ask('recordCall', { call: ended, isFinal: false }),
  ]);
  await Promise.all([
    ask('recordCall', { call: record, isFinal: true }),
    ask('recordCalls', { calls: [record, record] }),
  ]);
  await ask('recordCall', { call: ofAnotherWindow, isFinal: false });
  const all = await activities.all();
  expect(all).toHaveLength(1);
  expect(all[0]).toMatchObject({ isFinal: true, call: record });
});

test('a later report that knows no name leaves the one that is known', async () => {
  const { ask, activities } = await load();
  await ask('recordCalls', { calls: [report({ knownAs: 'Ada Lovelace' })] });
  await ask('recordCall', { call: report({ recordingLink: 'https://media.example/1' }), isFinal: true });
  expect((await activities.all())[0]?.call).toMatchObject({ knownAs: 'Ada Lovelace' });
});
