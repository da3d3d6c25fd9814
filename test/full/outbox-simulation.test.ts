import { expect, test } from 'vitest';
import { createSimulation } from '../unit/background/simulation/schedule';

const schedules = 10_000;
const batch = 500;

test.each(Array.from({ length: schedules / batch }, (_, index) => index * batch))(
  'random schedules of logging from seed %i: nothing twice in the CRM, and everything there or visible',
  async (first) => {
    const simulation = await createSimulation();
    for (let seed = first; seed < first + batch; seed += 1) await simulation.run(seed);
    expect(simulation.played()).toBe(batch);
  },
  2_400_000,
);
