import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createSurroundings, type Surroundings } from '../../fakes/worker';

let world: Surroundings;

beforeEach(() => {
  world = createSurroundings();
});
afterEach(() => vi.unstubAllGlobals());

async function counter() {
  const { createTrafficCounter } = await import('../../../../src/background/settings/traffic');
  const work: Promise<unknown>[] = [];
  const count = createTrafficCounter(world.clock, (one) => void work.push(one));
  return {
    count,
    settle: async () => {
      await vi.advanceTimersByTimeAsync(1000);
      await Promise.all(work);
    },
  };
}

const stored = async () => (await world.browser.storage.local.get('traffic'))['traffic'];

describe('what leaves is counted', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  test('a burst of requests costs one write', async () => {
    const { count, settle } = await counter();
    const writes = vi.spyOn(world.browser.storage.local, 'set');
    for (let index = 0; index < 50; index += 1)
      count({ host: 'a.example', purpose: 'contacts', tokens: ['session'] });
    expect(writes).not.toHaveBeenCalled();
    await settle();
    expect(writes).toHaveBeenCalledTimes(1);
    expect(await stored()).toMatchObject([
      { host: 'a.example', purpose: 'contacts', lastAt: world.clock.time },
    ]);
    expect(JSON.stringify(await stored())).toContain(':50}');
  });

  test('what comes after a write is not lost, and two workers’ counts add up', async () => {
    const first = await counter();
    first.count({ host: 'a.example', purpose: 'log', tokens: [] });
    await first.settle();
    first.count({ host: 'a.example', purpose: 'log', tokens: [] });
    const second = await counter();
    second.count({ host: 'a.example', purpose: 'log', tokens: [] });
    await first.settle();
    await second.settle();
    expect(JSON.stringify(await stored())).toContain(':3}');
  });
});

describe('at the network', () => {
  test('each request is told with its host, its purpose and what was attached; one of our own files is not', async () => {
    vi.stubGlobal(
      'fetch',
      async () => new Response('{}', { headers: { 'content-type': 'application/json' } }),
    );
    const { createHttp } = await import('../../../../src/api/basics/transport');
    const { ask } = await import('../../../../src/api/basics/http');
    const told: unknown[] = [];
    const http = createHttp(
      () => true,
      (departure) => void told.push(departure),
    );
    await ask(http, { purpose: 'own_words', method: 'GET', url: 'chrome-extension://id/words.json' });
    await ask(http, {
      purpose: 'plugin_log_out',
      method: 'POST',
      url: 'https://plugin.example:8443/out?a=1',
      secrets: { session: 'jwt', ringCentral: 'rc' },
    });
    await ask(http, { purpose: 'plugin_log_out', method: 'POST', url: 'https://plugin.example/out' });
    expect(told).toEqual([
      { host: 'plugin.example:8443', purpose: 'plugin_log_out', tokens: ['session'] },
      { host: 'plugin.example', purpose: 'plugin_log_out', tokens: [] },
    ]);
  });

  test('nothing leaves an offline machine, and nothing is counted', async () => {
    vi.stubGlobal('fetch', async () => {
      throw new TypeError('Failed to fetch');
    });
    const { createHttp } = await import('../../../../src/api/basics/transport');
    const { ask } = await import('../../../../src/api/basics/http');
    const told = vi.fn<() => void>();
    const request = { purpose: 'directory', method: 'GET', url: 'https://a.example' } as const;
    await expect(
      ask(
        createHttp(() => false, told),
        request,
      ),
    ).rejects.toMatchObject({ problem: { code: 'offline' } });
    expect(told).not.toHaveBeenCalled();
  });
});

test('the plugins that run on a log are counted by kind of log, marked as the server’s doing', async () => {
  await world.connect();
  const plugin = (id: string, logTypes: string[], host?: string) => ({
    id,
    name: id,
    displayName: id,
    developer: '',
    description: '',
    version: '1',
    access: 'public',
    isAsync: false,
    logTypes,
    requireLicense: false,
    needsSignIn: false,
    hasManifest: true,
    ...(host && { agreed: { version: '1', hosts: { endpointUrl: host }, logTypes: ['call'], fields: [] } }),
    settings: [],
  });
  await world.browser.storage.local.set({
    installedPlugins: {
      plugins: [
        plugin('redaction', ['call'], 'redaction.example'),
        plugin('sms', ['sms']),
        plugin('old', ['call']),
      ],
      refreshedAt: 1,
    },
  });
  const { startTasks } = await import('../../../../src/background/tasks/task-ledger');
  const countDeparture = vi.fn<(departure: object) => void>();
  const http = async () => Promise.reject(new Error('No request'));
  await startTasks(
    { ...world.context(http), countDeparture },
    {
      operationId: 'o',
      operation: 'create',
      account: 'a',
      activityId: 'a',
      sessionId: 's',
      logId: '1',
      logTypes: ['call'],
      subject: '',
      note: '',
      taskIds: undefined,
    },
  );
  expect(countDeparture.mock.calls.map(([departure]) => departure)).toEqual([
    { host: 'redaction.example', purpose: 'plugin_run', logType: 'call', plugin: 'redaction', tokens: [] },
    { host: '', purpose: 'plugin_run', logType: 'call', plugin: 'old', tokens: [] },
  ]);
});
