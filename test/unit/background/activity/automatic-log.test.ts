import { beforeEach, describe, expect, test } from 'vitest';
import type { Call } from '../../../../src/core/activity/call';
import { endedCall as call } from '../../fakes/activity';
import { createFakeServer, json } from '../../fakes/fake-server';
import { settingRecordsWith } from '../../fakes/logging-rules';
import { connection } from '../../fakes/person';
import { createSurroundings, type Surroundings } from '../../fakes/worker';

/** A call that is logged by itself: with what a page last read of the connector's manifest, and without any page. */

const rules = settingRecordsWith({
  autoLogCall: true,
  unknownContactPreference: 'createNewPlaceholderContact',
  multipleContactsPreference: 'firstAlphabetical',
});
const stage = {
  key: 'stage',
  kind: 'select' as const,
  required: true,
  hidden: false,
  options: [{ value: 'new', title: 'New' }],
  contactDependent: false,
  contactTypeDependent: false,
  contactTypes: [],
  withNone: false,
};
const ada = { id: 'c1', name: 'Ada', type: 'Contact' };

let world: Surroundings;
let found: object[];

beforeEach(async () => {
  world = createSurroundings();
  found = [ada];
});

/** Logs the call by itself; says what became of it and what was sent. */
async function log(more: object, from: Call['from'] = call.from) {
  await world.connect();
  const { declaredLog: _none, ...others } = connection;
  await world.browser.storage.local.set({
    connection: { ...others, ...more },
    settingRecords: rules,
  });
  const server = createFakeServer({
    'GET /contact': () => json({ successful: true, contact: found }),
    'POST /contact': () => json({ contact: { id: 'n1', name: 'Ada', type: 'Lead' } }),
    'POST /callLog': () => json({ successful: true, logId: 'log-1' }),
  });
  const context = world.context(server.http);
  const { recordCall } = await import('../../../../src/background/activity/recording');
  const { flushOutbox } = await import('../../../../src/background/activity/outbox');
  const { activities } = await import('../../../../src/storage/activity/activities');
  const { activityId } = await recordCall(context, { ...call, from }, true);
  await flushOutbox(context);
  return { activity: await activities.get(activityId), server };
}

const declared = (callFields: object[]) => ({
  declaredLog: { callFields, messageFields: [], contactType: 'Lead' },
});

describe('a call that is logged automatically', () => {
  test('carries the defaults that the connector declares, and asks the directory nothing', async () => {
    const { activity, server } = await log(declared([{ ...stage, default: 'new' }]));
    expect(activity).toMatchObject({ fate: 'logged', form: { contact: ada, additional: { stage: 'new' } } });
    expect(server.to('POST /callLog')[0]?.body).toMatchObject({ additionalSubmission: { stage: 'new' } });
    expect(server.requests.filter(({ url }) => url.includes('/public-api/'))).toEqual([]);
  });

  test('of which the connector wants a field that nobody filled in asks the person', async () => {
    const { activity, server } = await log(declared([stage]));
    expect(activity).toMatchObject({
      fate: 'needs_you',
      problem: { code: 'field_missing', missing: ['stage'] },
      form: { contact: ada },
    });
    expect(server.to('POST /callLog')).toEqual([]);
  });

  test('before any page has read what the connector declares asks the person, and keeps whom it is about', async () => {
    const { activity, server } = await log({});
    expect(activity).toMatchObject({
      fate: 'needs_you',
      problem: { code: 'fields_unknown' },
      form: { contact: ada },
      operations: [],
    });
    expect(server.to('POST /callLog')).toEqual([]);
  });

  test('with somebody new makes a contact of the connector’s first type', async () => {
    found = [];
    const { server } = await log(declared([]));
    expect(server.to('POST /contact')[0]?.body).toMatchObject({ newContactType: 'Lead' });
  });

  test.each([
    [{ phoneNumber: '+16505550199', name: 'WIRELESS CALLER' }, 'PlaceholderContact +16505550199'],
    [{ extensionNumber: '102', name: 'Dana Reyes' }, 'PlaceholderContactDana Reyes 102'],
  ])('with somebody new is not named by the carrier: %j', async (from, name) => {
    found = [];
    const { server } = await log(declared([]), from);
    expect(server.to('POST /contact')[0]?.body).toMatchObject({ newContactName: name });
  });
});
