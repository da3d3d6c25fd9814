import { beforeEach, describe, expect, test } from 'vitest';
import { endedCall as call } from '../../fakes/activity';
import { createFakeServer, json, text, type Route } from '../../fakes/fake-server';
import { createSurroundings, type Surroundings } from '../../fakes/worker';

/** What the server says, and what it says when the session is asked for (answers of core 1.7.41 and 1.7.22). */

const id = 'call:9001@400000001|101|callback.app-connect.example|keyCRM';
const form = {
  contact: { id: 'c1', name: 'Ada', type: 'Contact' },
  subject: 'Call',
  note: 'Quote',
  additional: {},
};
const wordless = () => json({ successful: false });
const says = (message: string) => () => json({ successful: false, returnMessage: { message } });
const alive = () => json({ successful: true, logs: [{ sessionId: '0', matched: false }] });
const notCreated = says('Error creating call log');

let world: Surroundings;
beforeEach(async () => {
  world = createSurroundings();
  await world.connect();
});

async function save(answer: Route, session: Route) {
  const server = createFakeServer({ 'POST /callLog': answer, 'GET /callLog': session });
  const outbox = await import('../../../../src/background/activity/outbox');
  const recording = await import('../../../../src/background/activity/recording');
  const { activities } = await import('../../../../src/storage/activity/activities');
  const context = world.context(server.http);
  await recording.recordCall(context, call, true);
  await outbox.queueLog(context, id, form);
  await outbox.flushOutbox(context);
  const { connection } = await world.browser.storage.local.get('connection');
  return { server, activity: await activities.get(id), connection, context, ...outbox, activities };
}

describe('a refused log', () => {
  test.each([
    ['without a word', wordless],
    ['with “Contact not found”', says('Contact not found')],
  ])('%s: where the session is gone, it waits for another', async (_how, answer) => {
    const { activity, connection, server } = await save(answer, wordless);
    expect(activity).toMatchObject({ fate: 'waiting', form, problem: { code: 'session_expired' } });
    expect(connection).toMatchObject({ state: 'revoked' });
    // The question is about the session, not about a log: nothing is read in the CRM.
    expect(server.to('GET /callLog').map(({ url }) => new URL(url).searchParams.get('sessionIds'))).toEqual([
      '0',
    ]);
  });

  test.each([
    ['without a word', wordless],
    ['with “Contact not found”', says('Contact not found')],
    ['by the CRM', notCreated],
  ])('%s: where the session lives, a person is asked', async (_how, answer) => {
    const { activity, connection } = await save(answer, alive);
    expect(activity).toMatchObject({ fate: 'needs_you', form, problem: { code: 'refused' } });
    expect(connection).toMatchObject({ state: 'connected' });
  });

  test('whose access to the CRM could not be renewed is sent again later, by itself', async () => {
    const worker = await save(notCreated, says('Error getting call log'));
    expect(worker.activity).toMatchObject({ fate: 'waiting', form, problem: { code: 'crm_unrenewed' } });
    expect(worker.connection).toMatchObject({ state: 'connected' });
    worker.server.routes['POST /callLog'] = () => json({ successful: true, logId: 'log-1' });
    world.clock.time += 60_000;
    await worker.flushOutbox(worker.context);
    expect(await worker.activities.get(id)).toMatchObject({ fate: 'logged', logId: 'log-1' });
  });

  test('of a session that the CRM has revoked waits for another', async () => {
    const revoked = () => json({ successful: false, errorCode: 'CRM_SESSION_REVOKED' }, 401);
    const { activity } = await save(notCreated, revoked);
    expect(activity).toMatchObject({ fate: 'waiting', problem: { code: 'session_revoked' } });
  });

  test('stays what it is where the session cannot be asked for', async () => {
    const { activity } = await save(notCreated, () => json({}, 500));
    expect(activity).toMatchObject({ fate: 'needs_you', problem: { code: 'refused' } });
  });

  test('in words of the CRM’s own costs no question', async () => {
    const { server } = await save(says('The deal is closed'), alive);
    expect(server.to('GET /callLog')).toEqual([]);
  });
});

describe('“status code 401”', () => {
  const refused = () => json({ error: 'Request failed with status code 401' }, 400);
  const renewed = () => json({ access_token: 'new', refresh_token: 'newer', expires_in: 3600 });

  async function load(routes: { [route: string]: Route }) {
    const server = createFakeServer(routes);
    const session = await import('../../../../src/background/sign-in/server-session');
    const { requestServer } = await import('../../../../src/api/basics/app-connect');
    const context = world.context(server.http);
    const ask =
      (purpose: 'user_mapping' | 'server_logging') => (known: Parameters<typeof requestServer>[1]) =>
        requestServer(context.http, known, { purpose, path: '/asked' });
    return { server, context, ask, ...session };
  }

  test('is not RingCentral’s where no RingCentral token went along', async () => {
    const { server, context, ask, withServer } = await load({ 'GET /asked': refused });
    await expect(withServer(context, ask('server_logging'))).rejects.toMatchObject({
      problem: { code: 'refused', message: 'Request failed with status code 401' },
    });
    expect(server.requests).toHaveLength(1);
  });

  test('is not RingCentral’s where it stands after the token was renewed', async () => {
    const { server, context, ask, withRingCentral } = await load({
      'GET /asked': refused,
      'POST /restapi/oauth/token': renewed,
    });
    await expect(withRingCentral(context, ask('user_mapping'))).rejects.toMatchObject({
      problem: { code: 'refused', status: 400 },
    });
    expect(server.to('GET /asked')).toHaveLength(2);
  });

  test('is RingCentral’s where that does not renew the token either', async () => {
    const { context, ask, withRingCentral } = await load({
      'GET /asked': refused,
      'POST /restapi/oauth/token': () => text('invalid_grant', 400),
    });
    await expect(withRingCentral(context, ask('user_mapping'))).rejects.toMatchObject({
      problem: { code: 'ringcentral_expired' },
    });
  });
});
