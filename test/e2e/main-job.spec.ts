import { mainJob } from '../stack/start/main-job';
import { checkAccessibility } from './accessibility';
import { takeSteps, test } from './fixtures';

test('the main job, on the callback generation of the server, each screen accessible', async ({ world }) => {
  const steps = mainJob('callback').map((step) => ({
    ...step,
    check: async () => {
      await step.check(world);
      await checkAccessibility(world.panel);
    },
  }));
  await takeSteps(world, steps);
});

test('the main job, on the polling generation of the server', ({ world }) =>
  takeSteps(world, mainJob('polling')));
