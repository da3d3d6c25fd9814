import { vi } from 'vitest';
import { createSurroundings } from '../../fakes/worker';
import { loadWorker } from './loaded-worker';
import { runSchedule } from './schedule';
import { start } from './simulated-activities';
import { playStorage } from './simulated-storage';
import { createTimeline, type Timeline } from './timeline';

/** A browser and a worker's modules, loaded once and used for one schedule after the other. */
export async function createSimulation() {
  const storage = playStorage();
  const world = createSurroundings();
  const { locks } = navigator;
  const areas = [world.browser.storage.local, world.browser.storage.session] as const;
  const sets = areas.map((area) => area.set);
  const worker = await loadWorker();
  let played = 0;
  return {
    played: () => played,
    run: async (seed: number) => {
      const timeline = createTimeline(start);
      storage.begin(timeline);
      world.browser.alarms.all.clear();
      areas.forEach((area, index) => {
        area.values.clear();
        area.set = sets[index] ?? area.set;
      });
      world.clock.now = timeline.now;
      playLocks(locks, timeline);
      await runSchedule(seed, timeline, world, worker);
      played += 1;
    },
  };
}

/** A dead worker takes no lock any more. */
function playLocks(locks: LockManager, timeline: Timeline): void {
  const request: unknown = Reflect.get(locks, 'request');
  if (typeof request !== 'function') throw new TypeError('No locks');
  const play = (...parameters: unknown[]): Promise<unknown> =>
    timeline.isDead() ? timeline.forever : Reflect.apply(request, locks, parameters);
  vi.stubGlobal('navigator', { onLine: true, locks: { request: play } });
}
