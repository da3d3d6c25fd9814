import { expect, test, vi } from 'vitest';
import { loadSimulation } from '../simulation/simulate-tasks';

test('300 random schedules: every task ends once, none is lost, none invented', async () => {
  vi.resetModules();
  const simulate = await loadSimulation();
  let deaths = 0;
  for (let seed = 0; seed < 300; seed += 1) {
    const verdict = await simulate(seed);
    expect(verdict.problems, `schedule ${seed}`).toEqual([]);
    deaths += verdict.deaths;
  }
  // Schedules in which nothing happens would prove nothing.
  expect(deaths).toBeGreaterThan(100);
}, 60_000);
