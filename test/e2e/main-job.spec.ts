import { createControlClient } from '../stack/control-client';
import { mainJob } from '../stack/start/main-job';
import { test } from './fixtures';

for (const server of ['callback', 'polling'] as const)
  test(`the main job, on the ${server} generation of the server`, async ({
    stack,
    browserWithPanel,
    panel,
  }) => {
    const control = createControlClient(stack.control);
    await control.order('/reset');
    const world = { browser: browserWithPanel, panel, control };
    for (const { name, act, check } of mainJob(server))
      await test.step(name, async () => {
        await act(world);
        await check(world);
      });
  });
