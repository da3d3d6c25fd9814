import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { projectPath } from '../../bench/project';

export interface Step<World extends { panel: Page }> {
  name: string;
  /** What a person does. */
  act: (world: World) => Promise<void>;
  /** Rejects unless what was done is there. */
  check: (world: World) => Promise<void>;
  /** The page to keep a picture of, where it is not the panel. */
  page?: (world: World) => Page;
}

const pictures = projectPath('test-results', 'tour');

function pictureName(position: number, name: string): string {
  return `${String(position).padStart(2, '0')}-${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}`;
}

async function takePictures(page: Page, name: string): Promise<void> {
  // What the last click left under the pointer would look as if it were chosen.
  await page.mouse.move(0, 0);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.screenshot({ path: join(pictures, `${name}-${colorScheme}.png`) });
  }
  await page.emulateMedia({ colorScheme: 'light' });
}

/**
 * Walks through the steps, a line and two pictures each, and stops at the first that does not hold.
 * @returns whether every step held
 */
export async function runSteps<World extends { panel: Page }>(
  steps: Step<World>[],
  world: World,
): Promise<boolean> {
  rmSync(pictures, { recursive: true, force: true });
  mkdirSync(pictures, { recursive: true });
  for (const [index, step] of steps.entries()) {
    const since = performance.now();
    const position = index + 1;
    const result = await step
      .act(world)
      .then(() => step.check(world))
      .then(
        () => 'ok' as const,
        (error: unknown) => error,
      );
    const seconds = `${((performance.now() - since) / 1000).toFixed(1)} s`;
    const label = `${String(position).padStart(2)} ${step.name}`.padEnd(64);
    await takePictures(step.page?.(world) ?? world.panel, pictureName(position, step.name));
    if (result === 'ok') {
      console.log(`${label} ok      ${seconds}`);
      continue;
    }
    console.log(`${label} FAILED  ${seconds}\n`);
    console.log(result instanceof Error ? result.message : String(result));
    console.log(`\n${index} of ${steps.length} steps held; pictures: test-results/tour`);
    return false;
  }
  console.log(`\nAll ${steps.length} steps held; pictures: test-results/tour`);
  return true;
}
