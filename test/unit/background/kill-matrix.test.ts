import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Context } from '../../../src/background/context';
import { createAppConnect, describeRedaction } from '../fakes/app-connect';
import { createFakeServer } from '../fakes/fake-server';
import { openPage } from '../fakes/page';
import { createSurroundings, type Surroundings } from '../fakes/worker';

/** The worker is killed after every request of every change of the account: each death must end consistent. */

const key = 'plugin_redaction';
const grown = describeRedaction('1.1.0', { supportedLogTypes: ['call', 'sms'] });
type Fake = ReturnType<typeof createAppConnect>;
let world: Surroundings;

async function awaken() {
  const [installation, saga, defaults, change, manifest, document] = await Promise.all([
    import('../../../src/background/installation'),
    import('../../../src/background/install-saga'),
    import('../../../src/background/defaults'),
    import('../../../src/core/consent-change'),
    import('../../../src/core/plugin-manifest'),
    import('../../../src/background/admin-document'),
  ]);
  const consentNow = (fake: Fake) => {
    const read = manifest.readPluginManifest(fake.state.manifest, 'labs.redaction');
    if (!read) throw new Error('The sample manifest cannot be read');
    return change.consentTo(read);
  };
  return { ...installation, ...saga, ...defaults, ...document, consentNow };
}
type Worker = Awaited<ReturnType<typeof awaken>>;

interface Change {
  name: string;
  prepare: (worker: Worker, context: Context, fake: Fake) => Promise<void>;
  run: (worker: Worker, context: Context, fake: Fake) => Promise<void>;
  /** What repairs a half-done change; a save has nothing to repair. */
  repair?: (worker: Worker, context: Context, fake: Fake) => Promise<void>;
  isBefore: (fake: Fake) => boolean;
  isAfter: (fake: Fake) => boolean;
}

const entryOf = (fake: Fake) => Object(fake.state.admin[key]);
const isInstalled = (fake: Fake) =>
  fake.state.registered.has('redaction') && key in fake.state.admin && entryOf(fake).isRemoved !== true;
const isAbsent = (fake: Fake) =>
  !fake.state.registered.has('redaction') && (!(key in fake.state.admin) || entryOf(fake).isRemoved === true);

const install = async (worker: Worker, context: Context, fake: Fake) =>
  worker.installPlugin(context, 'redaction', 'install', { consent: worker.consentNow(fake) });
const setMark = (worker: Worker, context: Context, value: string) =>
  worker.savePluginDefaults(context, 'redaction', { mark: { value, locked: true, reason: 'r' } });
const markOf = (fake: Fake) => entryOf(fake).value?.config?.mark;

const changes: Change[] = [
  {
    name: 'install',
    prepare: async () => {},
    run: install,
    repair: (worker, context) => worker.installPlugin(context, 'redaction', 'repair'),
    isBefore: isAbsent,
    isAfter: isInstalled,
  },
  {
    name: 'uninstall',
    prepare: install,
    run: (worker, context) => worker.uninstallPlugin(context, 'redaction'),
    repair: (worker, context) => worker.uninstallPlugin(context, 'redaction'),
    isBefore: isInstalled,
    isAfter: (fake) => isAbsent(fake) && !(key in fake.state.own),
  },
  {
    name: 'update that asks for more',
    prepare: async (worker, context, fake) => {
      await install(worker, context, fake);
      await setMark(worker, context, 'kept');
      fake.state.manifest = grown;
    },
    run: (worker, context, fake) =>
      worker.installPlugin(context, 'redaction', 'update', { consent: worker.consentNow(fake) }),
    // The consent was given with the update and is written down with it.
    repair: (worker, context) => worker.installPlugin(context, 'redaction', 'repair'),
    isBefore: (fake) => isInstalled(fake) && entryOf(fake).value.version === '1.0.0',
    isAfter: (fake) =>
      isInstalled(fake) && entryOf(fake).value.version === '1.1.0' && markOf(fake).value === 'kept',
  },
  {
    name: 'save of defaults',
    prepare: async (worker, context, fake) => {
      await install(worker, context, fake);
      await setMark(worker, context, 'old');
    },
    run: (worker, context) => setMark(worker, context, 'new'),
    isBefore: (fake) => markOf(fake)?.value === 'old',
    isAfter: (fake) => markOf(fake)?.value === 'new',
  },
];

/** Begins anew with a fresh account, counts requests, and dies with its answer to the `last` one lost. */
async function live(change: Change, last: number) {
  vi.resetModules();
  world = createSurroundings();
  await world.connect();
  const fake = createAppConnect();
  const server = createFakeServer(fake.routes);
  const worker = await awaken();
  await change.prepare(worker, world.context(server.http), fake);
  let count = 0;
  const http: typeof server.http = async (request) => {
    const answer = await server.http(request);
    count += 1;
    return count < last ? answer : new Promise(() => {});
  };
  const work = change.run(worker, world.context(http), fake);
  return { fake, server, work, requests: () => count };
}

async function stateOfInstallation(): Promise<string | undefined> {
  const { installations } = await world.browser.storage.local.get('installations');
  return installations?.redaction?.state;
}

beforeEach(() => vi.resetModules());

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
      const worker = await awaken();
      await worker.recoverInstallations();
      const isHalf = (await stateOfInstallation()) === 'needs_repair';
      expect([last, change.isBefore(fake) || change.isAfter(fake) || isHalf]).toEqual([last, true]);
      const context = world.context(server.http);
      if (isHalf && change.repair) await change.repair(worker, context, fake);
      else await change.run(worker, context, fake);
      expect([last, change.isAfter(fake)]).toEqual([last, true]);
      expect(await stateOfInstallation()).toBeUndefined();
      // Nothing of the death is taken for another admin's doing.
      await (await openPage(world, context)).refreshSettings();
      const { adminWrites } = await world.browser.storage.local.get('adminWrites');
      expect(adminWrites?.['userSettings/plugin_redaction']?.conflict).toBeUndefined();
    }
  }, 60_000);
});

test('a save that died has changed everything or nothing of what users get', async () => {
  const save = changes.at(-1);
  if (!save) throw new Error('There is no save');
  for (let last = 1; last <= 8; last += 1) {
    const { fake, server, work, requests } = await live(save, last);
    work.catch(() => undefined);
    await vi.waitFor(() => expect(requests()).toBeGreaterThanOrEqual(last));
    world.kill();
    const page = await openPage(world, world.context(server.http));
    await page.refreshSettings();
    expect(fake.state.own[key]).toMatchObject({ value: { config: { mark: { value: markOf(fake).value } } } });
  }
}, 30_000);
