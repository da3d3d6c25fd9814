import { beforeEach, describe, expect, test } from 'vitest';
import { createFakeServer, json, text, type Route } from '../../fakes/fake-server';
import { connection } from '../../fakes/person';
import { createSurroundings, type Surroundings } from '../../fakes/worker';
import { readFormFields } from '../../../../src/core/crm/connector-description';

const kind = { const: 'kind', title: 'Kind', type: 'selection', accountDataKey: 'activityTypes' };
const crm = { name: 'keyCRM', page: { useContactSearch: true, callLog: { additionalFields: [kind] } } };
const accountData = 'GET /accountData';

let world: Surroundings;
let server: ReturnType<typeof createFakeServer>;
let routes: { [route: string]: Route };

beforeEach(async () => {
  world = createSurroundings();
  await world.connect();
  routes = {
    'GET /public-api/connectors/keycrm/manifest': () =>
      json({ serverUrl: connection.serverUrl, platforms: { keyCRM: crm } }),
    'GET /contact': () => json({ contact: [] }),
    [accountData]: () => json({ successful: true, data: { activityTypes: [{ id: 'call', name: 'Call' }] } }),
  };
  server = createFakeServer(routes);
});

/** The fields of a call's form as it opens. */
async function fields() {
  await world.servePages(world.context(server.http));
  const [{ getLogContext }, { activities }, { sampleActivity }] = await Promise.all([
    import('../../../../src/actions/activity/load-log-context'),
    import('../../../../src/storage/activity/activities'),
    import('../../panel/sample-view'),
  ]);
  const activity = sampleActivity();
  await activities.set(activity.id, activity);
  const { platform = {} } = await getLogContext(activity.id);
  return readFormFields(platform, 'call').fields;
}

describe('a log form whose fields have their options from the CRM', () => {
  test('asks for them once, and offers them', async () => {
    expect(await fields()).toMatchObject([{ key: 'kind', options: [{ value: 'call', title: 'Call' }] }]);
    expect(server.to(accountData)).toHaveLength(1);
    expect(new URL(server.to(accountData)[0]?.url ?? '').searchParams.get('keys')).toBe('activityTypes');
  });

  test.each<[string, Route]>([
    ['a server without the route', () => text('Cannot GET /accountData', 404)],
    ['a server that does not know the key', () => json({ successful: false, returnMessage: 'Unknown' }, 400)],
    ['an answer that cannot be read', () => json([])],
  ])('opens over %s, with what was declared', async (_what, route) => {
    routes[accountData] = route;
    const [field] = await fields();
    expect(field?.options ?? []).toEqual([]);
  });
});
