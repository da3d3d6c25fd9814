import { describe, expect, test } from 'vitest';
import { ProblemError } from '../../../../src/core/basics/problem';
import { readCapabilities } from '../../../../src/api/crm/server-info';
import recorded from '../../../fixtures/managed-options.json';
import { createFakeServer, json, text, type Route } from '../../fakes/fake-server';

const nobody = () => text('Please go to Settings and authorize CRM platform', 400);
const routesOf: { [route: string]: Route } = {
  'GET /implementedInterfaces': () => json({ createContact: true, getUserList: false }),
  'POST /plugin/register': () =>
    json({ successful: false, returnMessage: 'pluginId and rcAccountId are required' }, 400),
  'POST /pluginAsyncTask': nobody,
  'GET /calldown': nobody,
  'GET /user/preloadSettings': () => json({}),
};
/** A page, as a proxy or Express answers for what it does not know. */
const page = () => text('<!DOCTYPE html><pre>Cannot find it</pre>', 404);
const offline = () => text('', 503);

function serverWith(changes: { [route: string]: Route }) {
  const server = createFakeServer({ ...routesOf, ...changes });
  return {
    ...server,
    asked: {
      http: server.http,
      serverUrl: 'https://server.example/',
      platform: 'x',
      ringCentralToken: 'rc-token',
    },
    withToken: () => server.requests.filter((request) => JSON.stringify(request).includes('rc-token')),
  };
}

describe('what a new server can do', () => {
  test('shows ability by ability: one with registration and polling is a generation, too', async () => {
    expect(await readCapabilities(serverWith({}).asked)).toEqual({
      interfaces: ['createContact'],
      managedOptions: false,
      accountPlugins: true,
      pollsTasks: true,
      callBacks: true,
      rcTokenInHeader: true,
    });
  });

  test.each<[string, object, boolean, boolean]>([
    ['has them', recorded.interfaces, true, true],
    ['has none', { ...recorded.interfaces, getManagedAuthOptions: false }, true, false],
    ['has none, and the server knows of none', { createContact: true }, false, false],
  ])('it offers values of managed fields: the connector %s', async (_who, flags, isNew, has) => {
    const { asked } = serverWith({ 'GET /implementedInterfaces': () => json(flags) });
    const { managedOptions, interfaces } = await readCapabilities(asked);
    expect(managedOptions).toBe(isNew);
    expect(interfaces.includes('getManagedAuthOptions')).toBe(has);
  });

  test.each<[string, Route, boolean]>([
    ['who answers knows the person', () => json({ userSettings: {} }), true],
    [
      'RingCentral refused the token',
      () => json({ error: 'Request failed with status code 401' }, 400),
      true,
    ],
    ['nobody was seen in the header', () => text('Cannot find rc user login', 400), false],
  ])('it reads the token in the header: %s', async (_what, answer, isRead) => {
    const { asked } = serverWith({ 'GET /user/preloadSettings': answer });
    expect(await readCapabilities(asked)).toMatchObject({ rcTokenInHeader: isRead });
  });

  test.each<[string, Route]>([
    ['a page that is missing', page],
    ['other words', () => text('Cannot find rc user login, try elsewhere', 400)],
    ['the same words with another status', () => text('Cannot find rc user login', 403)],
    ['a server that fails', offline],
  ])('the token never goes into an address because of %s', async (_what, answer) => {
    const { asked, withToken } = serverWith({ 'GET /user/preloadSettings': answer });
    await expect(readCapabilities(asked)).rejects.toBeInstanceOf(ProblemError);
    expect(withToken()).toHaveLength(1);
    expect(withToken()[0]?.url).not.toContain('rc-token');
  });

  test('without a positive sign of a generation it is refused, and no token goes there', async () => {
    const { asked, withToken } = serverWith({ 'POST /plugin/register': page, 'POST /pluginAsyncTask': page });
    await expect(readCapabilities(asked)).rejects.toMatchObject({
      problem: { code: 'unknown_server', host: 'server.example' },
    });
    expect(withToken()).toEqual([]);
  });

  test.each<[string, Route]>([
    ['a page', () => text('<html>Sign in</html>')],
    ['a success', () => json({})],
    ['a page for bad requests', () => text('<html>Bad request</html>', 400)],
  ])('%s is no sign', async (_what, answer) => {
    const { asked } = serverWith({ 'POST /pluginAsyncTask': answer });
    await expect(readCapabilities(asked)).rejects.toBeInstanceOf(ProblemError);
  });
});

describe('asking again', () => {
  const known = {
    interfaces: ['getUserList'],
    accountPlugins: false,
    pollsTasks: true,
    callBacks: true,
    rcTokenInHeader: false,
  };

  test('tells each ability alone; what could not be asked stays as it was known', async () => {
    const { asked } = serverWith({ 'POST /plugin/register': offline, 'GET /calldown': page });
    expect(await readCapabilities({ ...asked, ringCentralToken: '' }, known)).toEqual({
      ...known,
      interfaces: ['createContact'],
      managedOptions: false,
      callBacks: false,
    });
  });

  test('tells nothing where something else has answered', async () => {
    const { asked } = serverWith({ 'POST /plugin/register': page, 'POST /pluginAsyncTask': page });
    expect(await readCapabilities(asked, known)).toEqual(known);
  });
});
