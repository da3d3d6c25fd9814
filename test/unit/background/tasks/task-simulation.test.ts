import { expect, test } from 'vitest';
import { loadSimulation } from '../simulation/simulate-tasks';

/** `npm run test:full` plays ten thousand. */
const schedules = 75;

test('random schedules of tasks: every task ends once, none is lost, none invented', async () => {
  const simulate = await loadSimulation();
  let deaths = 0;
  for (let seed = 0; seed < schedules; seed += 1) {
    const verdict = await simulate(seed);
    expect(verdict.problems, `schedule ${seed}`).toEqual([]);
    deaths += verdict.deaths;
  }
  // Schedules in which nothing happens would prove nothing.
  expect(deaths).toBeGreaterThan(schedules / 3);
});
