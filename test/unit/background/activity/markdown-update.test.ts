import { beforeEach, expect, test } from 'vitest';
import type { Call } from '../../../../src/core/activity/call';
import { createFakeServer, json } from '../../fakes/fake-server';
import { createSurroundings, type Surroundings } from '../../fakes/worker';

/** Long enough for late parts to be sent; ms. */
const gathered = 120_000;

const call: Call = {
  sessionId: '9001',
  direction: 'Inbound',
  startTime: Date.UTC(2026, 10, 21, 10, 0),
  duration: 65,
  result: 'Accepted',
  from: { phoneNumber: '+16505550123' },
  to: { phoneNumber: '+16505550100' },
  aiNote: 'Asked for a quote.',
};

let world: Surroundings;

beforeEach(() => {
  world = createSurroundings();
  world.clock.time = Date.UTC(2026, 10, 21, 10, 45);
});

/** Bodies of the updates after a call was logged with its AI note and got a recording, then another note. */
async function updatesOf(logFormat: string | undefined): Promise<unknown[]> {
  await world.connect({});
  const { connection } = await world.browser.storage.local.get('connection');
  await world.browser.storage.local.set({ connection: { ...Object(connection), logFormat } });
  const answer = () => json({ successful: true, logId: 'log-1', returnMessage: null });
  const server = createFakeServer({ 'POST /callLog': answer, 'PATCH /callLog': answer });
  const context = world.context(server.http);
  const { recordCall } = await import('../../../../src/background/activity/recording');
  const { flushOutbox, queueLog } = await import('../../../../src/background/activity/outbox');
  const { activityId } = await recordCall(context, call, true);
  const contact = { id: 'c1', name: 'Ada Lovelace', type: 'Contact' };
  const form = { contact, subject: 'S', note: 'Mine', additional: {} };
  await queueLog(context, activityId, form, { isUpdate: false, theirLog: undefined });
  await flushOutbox(context);
  for (const late of [{ recordingLink: 'https://example.com/r' }, { aiNote: 'Wants two.' }]) {
    await recordCall(context, { ...call, recordingLink: 'https://example.com/r', ...late }, true);
    world.clock.time += gathered;
    await flushOutbox(context);
  }
  return server.to('PATCH /callLog').map(({ body }) => body);
}

test('in a Markdown log, a text that is there is not written again: it would take the lines after it away', async () => {
  const [recorded, noted] = await updatesOf('text/markdown');
  expect(recorded).toMatchObject({ note: 'Mine', recordingLink: 'https://example.com/r' });
  expect(recorded).not.toHaveProperty('aiNote');
  expect(noted).toMatchObject({ aiNote: 'Wants two.', recordingLink: 'https://example.com/r' });
});

test.each(['text/html', 'text/plain', undefined])(
  'in a log of format %s, every update has all texts, so that plugins have them again',
  async (logFormat) => {
    const updates = await updatesOf(logFormat);
    expect(updates).toMatchObject([{ aiNote: 'Asked for a quote.' }, { aiNote: 'Wants two.' }]);
  },
);
