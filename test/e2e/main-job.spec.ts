import { mainJob } from '../stack/start/main-job';
import { checkAccessibility } from './accessibility';
import { takeSteps, test } from './fixtures';
import { inFullRun } from './full-run';

for (const server of ['callback', 'polling'] as const)
  test(`the main job, on the ${server} generation of the server`, ({ world }) =>
    takeSteps(world, mainJob(server)));

test('each screen of the main job is accessible', inFullRun, async ({ world }) => {
  const steps = mainJob('callback').map((step) => ({
    ...step,
    check: async () => {
      await step.check(world);
      await checkAccessibility(world.panel);
    },
  }));
  await takeSteps(world, steps);
});
