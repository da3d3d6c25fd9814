import { expect, test } from 'vitest';
import { createSimulation } from '../unit/background/simulation/outbox-simulation';
import { expectTimeLeft, seedBatches } from './seed-batches';

test.each(seedBatches(10_000, 0))(
  'random schedules of logging %i to %i: nothing twice in the CRM, and everything there or visible',
  async (from, to) => {
    expectTimeLeft();
    const simulation = await createSimulation();
    for (let seed = from; seed <= to; seed += 1) await simulation.run(seed);
    expect(simulation.played()).toBe(to - from + 1);
  },
);
