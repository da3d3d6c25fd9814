import { beforeEach, expect, test, vi } from 'vitest';
import { createSimulation } from '../unit/background/simulation/outbox-simulation';
import { expectTimeLeft, seedBatches } from './seed-batches';

// Modules keep the databases that they have opened: each batch plays with new ones.
beforeEach(() => {
  vi.resetModules();
});

test.each(seedBatches(10_000, 0))(
  'random schedules of logging %i to %i: nothing twice in the CRM, and everything there or visible',
  async (from, to) => {
    expectTimeLeft();
    const simulation = await createSimulation();
    for (let seed = from; seed <= to; seed += 1) await simulation.run(seed);
    expect(simulation.played()).toBe(to - from + 1);
  },
);
