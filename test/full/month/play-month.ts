import { vi } from 'vitest';
import { setStage } from '../../unit/fakes/stage';
import type { AppConnect } from './app-connect';
import { Company, type Shape } from './company';
import type { Computer } from './computer';
import { checkMonth } from './daily-checks';
import { playDatabases } from './databases';
import { loadEntry } from './entry';
import { createTimeout, PlainBlob } from './network';
import { loadPages } from './pages';
import { World, type Check, type Problem } from './world';

export interface Month {
  readonly problems: readonly Problem[];
  readonly activities: number;
  readonly happenings: number;
  readonly requests: number;
  readonly troubled: number;
  readonly deaths: number;
  readonly runs: number;
  /** Pieces of background work that were done, and how many of them are not known to be. */
  readonly known: number;
  readonly unknown: number;
  /** How many tasks ended how, by state and source. */
  readonly ends: { readonly [end: string]: number };
}

function countEnds({ begun, endOf }: World): { [end: string]: number } {
  const ends: { [end: string]: number } = {};
  for (const id of begun.keys()) {
    const { state = 'pending', source = '' } = endOf.get(id) ?? {};
    const end = `${state} ${source}`.trim();
    ends[end] = (ends[end] ?? 0) + 1;
  }
  return ends;
}

/** Loads the worker and the panel's pages once, for one month after the other. */
export async function createMonths() {
  let world: World | undefined;
  const presentWorld = () => {
    if (!world) throw new Error('No month is played');
    return world;
  };
  const present = () => {
    const { current } = presentWorld().happenings;
    if (!current) throw new Error('Nobody does anything');
    return current.computer;
  };
  playDatabases(
    () => present().databases,
    (task) => presentWorld().watchTask(task),
  );
  vi.doMock('../../../src/platform/pause', () => ({
    pause: (ms: number) => {
      const { happenings } = presentWorld();
      const { current } = happenings;
      return new Promise<void>((done) => happenings.in(ms, current, done));
    },
  }));
  const runEntry = await loadEntry();
  const pages = await loadPages();
  playGlobals(presentWorld, present);
  return {
    play: async (
      seed: number,
      shape: Shape,
      isChecked: (check: Check) => boolean,
      beforeCheck: (world: World) => void = () => undefined,
      createServer?: (world: World) => AppConnect,
    ): Promise<Month> => {
      world = new World(seed, runEntry, isChecked, createServer);
      await new Company(world, shape, pages, beforeCheck).live();
      const { known, unknown } = checkMonth(world);
      return {
        problems: world.problems,
        activities: world.happened.length,
        happenings: world.happenings.played,
        requests: world.network.requests,
        troubled: world.network.troubled,
        deaths: world.computers.reduce((sum, { deaths }) => sum + deaths, 0),
        runs: world.plugins.runs.length,
        known,
        unknown,
        ends: countEnds(world),
      };
    },
  };
}

function playGlobals(world: () => World, present: () => Computer): void {
  setStage({
    browser: new Proxy({}, { get: (_, name) => Reflect.get(present().browser, name) }),
    clock: { now: () => present().now },
  });
  vi.stubGlobal('navigator', {
    language: 'en-US',
    get onLine() {
      return present().isOnline;
    },
    locks: {
      request: (...parameters: Parameters<Computer['locks']['request']>) =>
        present().locks.request(...parameters),
      query: () => present().locks.query(),
    },
  });
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => present().pageStore.get(key) ?? null,
    setItem: (key: string, value: string) => void present().pageStore.set(key, value),
  });
  vi.stubGlobal('self', {
    addEventListener: (_type: string, listener: () => void) => void present().onlineListeners.add(listener),
  });
  vi.stubGlobal('reportError', (error: unknown) => {
    // A full disk is said where it is met.
    if (!/quota/i.test(String(error)))
      world().object('bug', error instanceof Error ? String(error.stack) : String(error));
  });
  vi.stubGlobal('fetch', (...request: Parameters<World['network']['fetch']>) =>
    world().network.fetch(...request),
  );
  vi.stubGlobal('Blob', PlainBlob);
  vi.stubGlobal('AbortSignal', { timeout: createTimeout });
  vi.stubGlobal('crypto', {
    getRandomValues: (bytes: Uint8Array) => bytes.map(() => world().random.below(256)),
    subtle: { digest: async () => new ArrayBuffer(32) },
  });
}
