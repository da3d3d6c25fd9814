import { beforeEach, expect, test, vi } from 'vitest';
import { loadSimulation } from '../unit/background/simulation/simulate-tasks';
import { expectTimeLeft, seedBatches } from './seed-batches';

// Modules keep the databases that they have opened: each batch plays with new ones.
beforeEach(() => {
  vi.resetModules();
});

test.each(seedBatches(10_000, 1000))(
  'random schedules of tasks %i to %i: every task settles once, none is lost, none invented',
  async (from, to) => {
    expectTimeLeft();
    const simulate = await loadSimulation();
    let deaths = 0;
    for (let seed = from; seed <= to; seed += 1) {
      const verdict = await simulate(seed);
      expect(verdict.problems, `schedule ${seed}`).toEqual([]);
      deaths += verdict.deaths;
    }
    // Schedules in which nothing happens would prove nothing.
    expect(deaths).toBeGreaterThan(to - from);
  },
);
