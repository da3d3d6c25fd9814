import { expect, test, vi } from 'vitest';
import { loadSimulation } from '../unit/background/simulation/simulate-tasks';

test('10,000 random schedules: every task settles once, none is lost, none invented', async () => {
  vi.resetModules();
  const simulate = await loadSimulation();
  const sums = { deaths: 0, passes: 0, tasks: 0 };
  for (let seed = 1000; seed < 11_000; seed += 1) {
    const { problems, deaths, passes, tasks } = await simulate(seed);
    expect(problems, `schedule ${seed}`).toEqual([]);
    sums.deaths += deaths;
    sums.passes += passes;
    sums.tasks += tasks;
  }
  console.log(`10,000 schedules: ${sums.tasks} tasks, ${sums.passes} wakes, ${sums.deaths} killed workers`);
  expect(sums.deaths).toBeGreaterThan(10_000);
}, 3_600_000);
