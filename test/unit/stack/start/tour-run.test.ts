import type { Page } from '@playwright/test';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { runSteps, type Step } from '../../../stack/start/tour-run';

vi.mock('node:fs', () => ({ mkdirSync: vi.fn(), rmSync: vi.fn() }));

/** Stands in for a browser's page: notes what was asked of it. */
function createPage() {
  const pictures: string[] = [];
  const page = {
    mouse: { move: () => Promise.resolve() },
    emulateMedia: () => Promise.resolve(),
    screenshot: (options: { path: string }) => {
      pictures.push(options.path.replaceAll('\\', '/').split('/').at(-1) ?? '');
      return Promise.resolve(Buffer.alloc(0));
    },
  };
  return { pictures, page: page as unknown as Page };
}

const { page, pictures } = createPage();
const other = createPage();

interface World {
  panel: Page;
  done: string[];
}

const createWorld = (): World => ({ panel: page, done: [] });
const step = (name: string, more: Partial<Step<World>> = {}): Step<World> => ({
  name,
  act: ({ done }) => Promise.resolve(void done.push(name)),
  check: () => Promise.resolve(),
  ...more,
});

let lines: string[];
beforeEach(() => {
  lines = [];
  pictures.length = 0;
  vi.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line));
});
afterEach(() => vi.restoreAllMocks());

describe('runSteps', () => {
  it('holds when every step held, and keeps a light and a dark picture of each', async () => {
    const world = createWorld();
    expect(await runSteps([step('Sign in'), step('Log: a call')], world)).toBe(true);
    expect(world.done).toEqual(['Sign in', 'Log: a call']);
    expect(pictures).toEqual([
      '01-sign-in-light.png',
      '01-sign-in-dark.png',
      '02-log-a-call-light.png',
      '02-log-a-call-dark.png',
    ]);
    expect(lines.at(-1)).toContain('All 2 steps held');
  });

  it.each(['act', 'check'] as const)('stops where %s fails, says so and keeps the picture', async (part) => {
    const world = createWorld();
    const broken = step('two', { [part]: () => Promise.reject(new Error('no button')) });
    expect(await runSteps([step('one'), broken, step('three')], world)).toBe(false);
    expect(world.done).not.toContain('three');
    expect(pictures.at(-1)).toBe('02-two-dark.png');
    expect(lines.join('\n')).toMatch(/two\s+FAILED[\s\S]*no button[\s\S]*1 of 3 steps held/);
  });

  it('takes the picture of another page where a step names one', async () => {
    await runSteps([step('Look at the CRM', { page: () => other.page })], createWorld());
    expect(pictures).toEqual([]);
    expect(other.pictures).toEqual(['01-look-at-the-crm-light.png', '01-look-at-the-crm-dark.png']);
  });
});
