import { test } from '@playwright/test';
import type { JobStep, JobWorld } from '../stack/start/job-world';

/** Takes steps one after the other and checks each. */
export async function takeSteps(world: JobWorld, steps: JobStep[]): Promise<void> {
  for (const step of steps)
    await test.step(step.name, async () => {
      await step.act(world);
      await step.check(world);
    });
}
