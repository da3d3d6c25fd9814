import { describe, expect, test, vi } from 'vitest';
import type { Http } from '../../../../src/api/basics/http';
import { loadAdminPage } from '../../fakes/admin-page';
import { createAppConnect, describeRedaction } from '../../fakes/app-connect';
import { createFakeServer } from '../../fakes/fake-server';
import { createSurroundings, type Surroundings } from '../../fakes/worker';

/** The worker is killed after every request of every change of the account: each death must end consistent. */

const key = 'plugin_redaction';
const grown = describeRedaction('1.1.0', { supportedLogTypes: ['call', 'sms'] });
type Fake = ReturnType<typeof createAppConnect>;
let world: Surroundings;

// No second look: by the time it comes, another worker lives.
vi.mock('../../../../src/platform/pause', () => ({ pause: () => new Promise(() => {}) }));

async function awaken(http: Http) {
  const context = world.context(http);
  await world.servePages(context);
  const [page, saga, settings, change, manifest] = await Promise.all([
    loadAdminPage(),
    import('../../../../src/background/plugins/install-saga'),
    import('../../../../src/actions/settings/refresh-settings'),
    import('../../../../src/core/plugins/consent-change'),
    import('../../../../src/core/plugins/plugin-manifest'),
  ]);
  const consentNow = (fake: Fake) => {
    const read = manifest.readPluginManifest(fake.state.manifest, 'labs.redaction');
    if (!read) throw new Error('The sample manifest cannot be read');
    return change.consentTo(read);
  };
  return { ...page, ...saga, ...settings, consentNow };
}
type Worker = Awaited<ReturnType<typeof awaken>>;

interface Change {
  name: string;
  prepare: (worker: Worker, fake: Fake) => Promise<void>;
  run: (worker: Worker, fake: Fake) => Promise<void>;
  /** What repairs a half-done change; a save has nothing to repair. */
  repair?: (worker: Worker, fake: Fake) => Promise<void>;
  isBefore: (fake: Fake) => boolean;
  isAfter: (fake: Fake) => boolean;
}

const entryOf = (fake: Fake) => Object(fake.state.admin[key]);
const isInstalled = (fake: Fake) =>
  fake.state.registered.has('redaction') && key in fake.state.admin && entryOf(fake).isRemoved !== true;
const isAbsent = (fake: Fake) =>
  !fake.state.registered.has('redaction') && (!(key in fake.state.admin) || entryOf(fake).isRemoved === true);

const install = async (worker: Worker, fake: Fake) =>
  worker.installPlugin('redaction', 'install', { consent: worker.consentNow(fake) });
const setMark = async (worker: Worker, value: string): Promise<void> => {
  await worker.savePluginDefaults('redaction', { mark: { value, locked: true, reason: 'r' } });
};
const markOf = (fake: Fake) => entryOf(fake).value?.config?.mark;
const ownMarkOf = (fake: Fake) => Object(fake.state.own[key]).value?.config.mark.value;

const changes: Change[] = [
  {
    name: 'install',
    prepare: async () => {},
    run: install,
    repair: (worker) => worker.installPlugin('redaction', 'repair'),
    isBefore: isAbsent,
    isAfter: isInstalled,
  },
  {
    name: 'uninstall',
    prepare: install,
    run: (worker) => worker.uninstallPlugin('redaction'),
    repair: (worker) => worker.uninstallPlugin('redaction'),
    isBefore: isInstalled,
    isAfter: isAbsent,
  },
  {
    name: 'update that asks for more',
    prepare: async (worker, fake) => {
      await install(worker, fake);
      await setMark(worker, 'kept');
      fake.state.manifest = grown;
    },
    run: (worker, fake) => worker.installPlugin('redaction', 'update', { consent: worker.consentNow(fake) }),
    // The consent was given with the update and is written down with it.
    repair: (worker) => worker.installPlugin('redaction', 'repair'),
    isBefore: (fake) => isInstalled(fake) && entryOf(fake).value.version === '1.0.0',
    isAfter: (fake) =>
      isInstalled(fake) && entryOf(fake).value.version === '1.1.0' && markOf(fake).value === 'kept',
  },
  {
    name: 'save of defaults',
    prepare: async (worker, fake) => {
      await install(worker, fake);
      await setMark(worker, 'old');
    },
    run: (worker) => setMark(worker, 'new'),
    isBefore: (fake) => markOf(fake)?.value === 'old',
    isAfter: (fake) => markOf(fake)?.value === 'new',
  },
];

/** Begins anew with a fresh account, counts requests, and dies with its answer to the `last` one lost. */
async function live(change: Change, last: number) {
  world = createSurroundings();
  await world.connect();
  const fake = createAppConnect();
  const server = createFakeServer(fake.routes);
  let count: number | undefined;
  const http: Http = async (request) => {
    const answer = await server.http(request);
    // What is asked behind it, when it is done, belongs to no change.
    if (count === undefined || request.url.includes('/plugin/licenseStatus')) return answer;
    count += 1;
    return count < last ? answer : new Promise(() => {});
  };
  const worker = await awaken(http);
  await change.prepare(worker, fake);
  world.clock.time += 1000;
  count = 0;
  const work = change.run(worker, fake);
  return { fake, server, work, requests: () => count ?? 0 };
}

async function stateOfInstallation(): Promise<string | undefined> {
  const { installations } = await world.browser.storage.local.get('installations');
  return installations?.redaction?.state;
}

describe.each(changes)('$name', (change) => {
  test('each death ends before, after, or in need of a repair that works', async () => {
    const whole = await live(change, Number.POSITIVE_INFINITY);
    await whole.work;
    expect(change.isAfter(whole.fake)).toBe(true);
    expect(await stateOfInstallation()).toBeUndefined();
    const total = whole.requests();
    expect(total).toBeGreaterThan(4);
    for (let last = 1; last <= total; last += 1) {
      const { fake, server, work, requests } = await live(change, last);
      work.catch(() => undefined);
      await vi.waitFor(() => expect(requests()).toBeGreaterThanOrEqual(last));
      world.kill();
      world.clock.time += 1000;
      const worker = await awaken(server.http);
      await worker.recoverInstallations();
      const isHalf = (await stateOfInstallation()) === 'needs_repair';
      expect([last, change.isBefore(fake) || change.isAfter(fake) || isHalf]).toEqual([last, true]);
      if (isHalf && change.repair) await change.repair(worker, fake);
      else if (!change.isAfter(fake)) await change.run(worker, fake);
      // The next panel that opens does what the page could not do any more, however young the last refresh.
      await worker.refreshSettings(5000);
      expect([last, change.isAfter(fake)]).toEqual([last, true]);
      expect([last, key in fake.state.own]).toEqual([last, isInstalled(fake)]);
      expect(ownMarkOf(fake)).toBe(isInstalled(fake) ? (markOf(fake).value ?? '[removed]') : undefined);
      expect(await stateOfInstallation()).toBeUndefined();
      // Nothing of the death is taken for another admin's doing.
      await worker.refreshSettings();
      const { adminWrites } = await world.browser.storage.local.get('adminWrites');
      expect(adminWrites?.['userSettings/plugin_redaction']?.conflict).toBeUndefined();
    }
  });
});

test('a save that died has changed everything or nothing of what users get', async () => {
  const save = changes.at(-1);
  if (!save) throw new Error('There is no save');
  for (let last = 1; last <= 8; last += 1) {
    const { fake, server, work, requests } = await live(save, last);
    work.catch(() => undefined);
    await vi.waitFor(() => expect(requests()).toBeGreaterThanOrEqual(last));
    world.kill();
    const worker = await awaken(server.http);
    await worker.refreshSettings();
    expect(fake.state.own[key]).toMatchObject({ value: { config: { mark: { value: markOf(fake).value } } } });
  }
});
