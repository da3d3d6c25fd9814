import { beforeEach, describe, expect, test } from 'vitest';
import { endedCall as call } from '../../fakes/activity';
import { createFakeServer, json } from '../../fakes/fake-server';
import { createSurroundings, type Surroundings } from '../../fakes/worker';

/** Automatic logging leaves a call to the person who is writing about it, and logs what they left behind. */

const minute = 60_000;
const owner = '400000001|101|callback.app-connect.example|keyCRM';
const id = `call:9001@${owner}`;
const ada = { id: 'c1', name: 'Ada', type: 'Contact' };
const rules = {
  call: true,
  sms: false,
  voicemail: false,
  fax: false,
  unknownContact: 'create',
  severalContacts: 'ask',
  openContact: 'never',
};

let world: Surroundings;
let found: object[];

beforeEach(async () => {
  world = createSurroundings();
  found = [ada];
});

async function open({ callFields = [] as object[] } = {}) {
  await world.connect({});
  const { connection } = await world.browser.storage.local.get('connection');
  await world.browser.storage.local.set({
    preferences: rules,
    connection: {
      ...Object(connection),
      declaredLog: { callFields, messageFields: [], contactType: 'Contact' },
    },
  });
  const server = createFakeServer({
    'GET /contact': () => json({ successful: true, contact: found }),
    'POST /contact': () => json({ successful: true, contact: { id: 'n1' } }),
    'POST /callLog': () => json({ successful: true, logId: 'log-1', returnMessage: null }),
    'PATCH /callLog': () => json({ successful: true, logId: 'log-1', returnMessage: null }),
  });
  const context = world.context(server.http);
  const { recordCall } = await import('../../../../src/background/activity/recording');
  const { flushOutbox } = await import('../../../../src/background/activity/outbox');
  const { activities } = await import('../../../../src/storage/activity/activities');
  const { saveDraft } = await import('../../../../src/background/sign-in/drafts');
  const { readItem } = await import('../../../../src/storage/basics/item');
  const { drafts } = await import('../../../../src/storage/basics/drafts');
  return {
    server,
    recordCall: (more: object = {}) => recordCall(context, { ...call, ...more }, true),
    pass: async (ms: number) => {
      world.clock.time += ms;
      await flushOutbox(context);
    },
    activity: () => activities.get(id),
    type: (value: object) => saveDraft(context, { owner, form: `log:${id}`, value }),
    draft: async () => (await readItem(drafts))[`log:${id}`],
    sent: () => server.to('POST /callLog').map(({ body }) => body),
  };
}

/** As a page does while the form is on its screen. */
async function openForm(): Promise<() => void> {
  const { holdLock } = await import('../../../../src/platform/lock');
  return holdLock(`log:${id}`, new AbortController().signal);
}

describe('while the form is open', () => {
  test('nothing is logged by itself, however long that is', async () => {
    const worker = await open();
    const close = await openForm();
    await worker.recordCall();
    for (let count = 0; count < 30; count += 1) await worker.pass(minute);
    // The form stays on the screen: nothing but its time has changed.
    expect(await worker.activity()).toMatchObject({ fate: 'waiting', operations: [{ kind: 'resolve' }] });
    expect(worker.sent()).toEqual([]);
    close();
    await worker.pass(minute);
    expect(await worker.activity()).toMatchObject({ fate: 'logged' });
  });

  test('a worker that died meanwhile has left an alarm', async () => {
    const worker = await open();
    await openForm();
    await worker.recordCall();
    await worker.pass(0);
    expect(world.browser.alarms.all.get('outbox')?.scheduledTime).toBe(world.clock.time + minute);
  });

  test('a recording that comes late waits too', async () => {
    const worker = await open();
    await worker.recordCall();
    await worker.pass(0);
    const close = await openForm();
    await worker.recordCall({ recordingLink: 'https://example.com/r' });
    for (let count = 0; count < 5; count += 1) await worker.pass(minute);
    expect(worker.server.to('PATCH /callLog')).toEqual([]);
    expect(await worker.activity()).toMatchObject({ fate: 'logged' });
    close();
    await worker.pass(minute);
    expect(worker.server.to('PATCH /callLog')).toHaveLength(1);
  });
});

describe('what was left in the form', () => {
  test('waits ten minutes from the end of the call, then is logged as it was typed', async () => {
    const worker = await open();
    await worker.recordCall();
    await worker.type({ note: 'Quote', additional: {}, subject: 'Prices' });
    await worker.pass(9 * minute);
    expect(worker.sent()).toEqual([]);
    await worker.pass(minute);
    expect(worker.sent()).toMatchObject([
      { note: 'Quote', contactId: 'c1', logInfo: { customSubject: 'Prices' } },
    ]);
    expect(await worker.activity()).toMatchObject({ fate: 'logged' });
    expect(await worker.draft()).toBeUndefined();
  });

  test('is logged to the contact that was chosen in it', async () => {
    const worker = await open();
    const bob = { id: 'c2', name: 'Bob', type: 'Contact' };
    found = [ada, bob];
    await worker.recordCall();
    await worker.type({ note: 'Quote', contact: bob });
    await worker.pass(10 * minute);
    expect(worker.sent()).toMatchObject([{ note: 'Quote', contactId: 'c2' }]);
  });

  const required = {
    key: 'stage',
    kind: 'text',
    required: true,
    hidden: false,
    options: [],
    contactDependent: false,
    contactTypeDependent: false,
    contactTypes: [],
    withNone: false,
  };

  test.each<[string, { found?: object[]; draft?: object; callFields?: object[] }, object]>([
    ['nobody has the number', { found: [] }, { code: 'contact_unknown' }],
    [
      'somebody new was begun',
      { draft: { newContact: { name: 'Ma', type: 'Contact' } } },
      { code: 'contact_unknown' },
    ],
    ['several have the number', { found: [ada, { ...ada, id: 'c2' }] }, { code: 'contact_ambiguous' }],
    [
      'a field that the connector requires is empty',
      { callFields: [required] },
      { code: 'field_missing', missing: ['stage'] },
    ],
  ])('needs the person where %s, with all that was typed', async (_what, more, problem) => {
    const worker = await open(more);
    found = more.found ?? found;
    await worker.recordCall();
    await worker.type({ note: 'Quote', ...more.draft });
    await worker.pass(10 * minute);
    expect(worker.server.to('POST /contact')).toEqual([]);
    expect(worker.sent()).toEqual([]);
    expect(await worker.activity()).toMatchObject({ fate: 'needs_you', problem, form: { note: 'Quote' } });
    expect(await worker.draft()).toMatchObject({ value: { note: 'Quote' } });
  });

  test('what is typed while it is logged stays', async () => {
    const worker = await open();
    worker.server.routes['GET /contact'] = async () => {
      world.clock.time += 1;
      await worker.type({ note: 'Quote, and more' });
      return json({ successful: true, contact: found });
    };
    await worker.recordCall();
    await worker.type({ note: 'Quote' });
    await worker.pass(10 * minute);
    expect(await worker.activity()).toMatchObject({ fate: 'logged' });
    expect(await worker.draft()).toMatchObject({ value: { note: 'Quote, and more' } });
  });
});
