import { expect, test } from 'vitest';
import { createSimulation } from '../simulation/outbox-simulation';

/** `npm run test:full` plays ten thousand. */
const schedules = 50;

test('random schedules of logging: nothing twice in the CRM, and everything there or visible', async () => {
  const simulation = await createSimulation();
  for (let seed = 0; seed < schedules; seed += 1) await simulation.run(seed);
  expect(simulation.played()).toBe(schedules);
});
