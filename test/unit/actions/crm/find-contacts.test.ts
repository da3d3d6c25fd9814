import { beforeEach, describe, expect, test } from 'vitest';
import { createFakeServer, json } from '../../fakes/fake-server';
import { connection, createSurroundings, identity, type Surroundings } from '../../fakes/worker';

let world: Surroundings;

beforeEach(async () => {
  world = createSurroundings();
  await world.connect();
});

const ada = { id: 7, name: 'Ada Lovelace', type: 'Contact', company: 'Engines' };

async function load() {
  const server = createFakeServer({
    'GET /contact': (_request, { searchParams }) =>
      searchParams.get('phoneNumber') === '+16505550199'
        ? json({ successful: false, returnMessage: { message: 'No' } }, 400)
        : json({ successful: true, contact: [ada, { isNewContact: true, defaultContactType: 'Lead' }] }),
    'GET /custom/contact/search': () => json({ successful: true, contact: [ada] }),
    'GET /callLog': (_request, { searchParams }) => {
      const sessionIds = (searchParams.get('sessionIds') ?? '').split(',');
      return json({
        successful: true,
        logs: sessionIds.map((sessionId) => ({
          sessionId,
          matched: sessionId !== '3',
          logId: `L${sessionId}`,
        })),
      });
    },
  });
  const context = world.context(server.http);
  await world.servePages(context);
  const [contacts, logs, { lookUpContacts }, apiLogs, { withServer }] = await Promise.all([
    import('../../../../src/actions/crm/find-contacts'),
    import('../../../../src/actions/activity/find-crm-logs'),
    import('../../../../src/background/crm/look-up-contacts'),
    import('../../../../src/api/activity/logs'),
    import('../../../../src/background/sign-in/server-session'),
  ]);
  return { ...contacts, ...logs, lookUpContacts, apiLogs, withServer, context, server };
}

describe('who has a number', () => {
  test.each(['+16505550123', '102', '6505550123'])(
    '%s is asked for by page and worker alike',
    async (number) => {
      const { findContacts, lookUpContacts, withServer, context, server } = await load();
      const byPage = await findContacts(number);
      const byWorker = await withServer(context, (session) => lookUpContacts(context, session, number));
      expect(byPage).toEqual(byWorker);
      expect(byPage.contacts).toEqual([
        { id: '7', name: 'Ada Lovelace', type: 'Contact', company: 'Engines' },
      ]);
      expect(byPage.newContact).toEqual({ defaultType: 'Lead', choices: {} });
      const [first, second] = server.to('GET /contact');
      expect(first).toEqual(second);
    },
  );

  test('pop, widget, form and worker that ask at once are one request, answered alike', async () => {
    const { findContacts, matchContacts, lookUpContacts, withServer, context, server } = await load();
    const number = '+16505550123';
    const [pop, widget, own, other] = await Promise.all([
      findContacts(number),
      matchContacts([number]),
      withServer(context, (session) => lookUpContacts(context, session, number)),
      findContacts('102'),
    ]);
    expect(server.to('GET /contact')).toHaveLength(2);
    expect(widget[number]).toEqual(pop.contacts);
    expect(own).toEqual(pop);
    expect(other.contacts).toHaveLength(1);
    await findContacts(number);
    expect(server.to('GET /contact')).toHaveLength(3);
  });

  test('of those that ask at once none is told that there is nobody where the answer fails', async () => {
    const { findContacts, matchContacts, server } = await load();
    const number = '+16505550199';
    const [pop, widget] = await Promise.allSettled([findContacts(number), matchContacts([number])]);
    expect(server.to('GET /contact')).toHaveLength(1);
    expect(pop).toMatchObject({ status: 'rejected', reason: { problem: { code: 'refused' } } });
    expect(widget).toMatchObject({ status: 'fulfilled', value: {} });
    await expect(findContacts(number)).rejects.toMatchObject({ problem: { code: 'refused' } });
    expect(server.to('GET /contact')).toHaveLength(2);
  });

  test('a number that could not be asked about is left out', async () => {
    const { matchContacts } = await load();
    expect(await matchContacts(['+16505550199', '+16505550123'])).toEqual({
      '+16505550123': [{ id: '7', name: 'Ada Lovelace', type: 'Contact', company: 'Engines' }],
    });
  });

  test('an answer of another shape is a problem, for page and worker', async () => {
    const { findContacts, lookUpContacts, withServer, context, server } = await load();
    server.routes['GET /contact'] = () => json({ successful: true, contact: 'Ada' });
    await expect(findContacts('+16505550123')).rejects.toMatchObject({ problem: { code: 'unexpected' } });
    await expect(
      withServer(context, (session) => lookUpContacts(context, session, '+16505550123')),
    ).rejects.toMatchObject({ problem: { code: 'unexpected' } });
  });
});

test('a name is searched for on the route for names', async () => {
  const { searchContacts, server } = await load();
  expect(await searchContacts('ada')).toMatchObject([{ name: 'Ada Lovelace' }]);
  expect(new URL(server.requests[0]?.url ?? '').search).toBe('?name=ada');
});

test('for the dialer, with the numbers by which they can be called', async () => {
  const { searchContacts, searchDialableContacts, server } = await load();
  const numberless = { id: 8, name: 'Ada Byron', type: 'Contact', phone: '' };
  server.routes['GET /custom/contact/search'] = () =>
    json({ successful: true, contact: [{ ...ada, phone: '+1 415 555 0101' }, numberless] });
  expect(await searchDialableContacts('ada')).toEqual([
    {
      contact: { id: '7', name: 'Ada Lovelace', type: 'Contact', company: 'Engines' },
      phoneNumbers: ['+14155550101'],
    },
  ]);
  // Our own screens have both.
  expect(await searchContacts('ada')).toHaveLength(2);
});

describe('which sessions have a log', () => {
  test('is asked five at a time, as whose they are', async () => {
    const { findLogIds, server } = await load();
    expect(await findLogIds(['1', '2', '3', '4', '5', '6'])).toEqual({
      1: 'L1',
      2: 'L2',
      4: 'L4',
      5: 'L5',
      6: 'L6',
    });
    const asked = server.to('GET /callLog').map(({ url }) => Object.fromEntries(new URL(url).searchParams));
    const { hashedExtensionId } = connection;
    const { extensionNumber } = identity;
    expect(asked).toEqual([
      { sessionIds: '1,2,3,4,5', requireDetails: 'false', hashedExtensionId, extensionNumber },
      { sessionIds: '6', requireDetails: 'false', hashedExtensionId, extensionNumber },
    ]);
  });

  test('the worker asks the same, and for what they hold', async () => {
    const { findLogIds, apiLogs, withServer, context, server } = await load();
    await findLogIds(['1']);
    await withServer(context, (session) => apiLogs.findCallLogs(context.http, session, ['1'], identity));
    const [first, second] = server.to('GET /callLog');
    const url = first?.url.replace('requireDetails=false', 'requireDetails=true');
    expect(second).toEqual({ ...first, url });
  });
});
