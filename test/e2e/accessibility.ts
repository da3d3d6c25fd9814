import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from './fixtures';

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * Looks at the page alone: the dialer's frame is a guest with rules of its own. The other mode of axe would open one
 * more page for every look, and put half a megabyte of script into each.
 */
async function createAxe(page: Page): Promise<AxeBuilder> {
  const isThere = await page.evaluate(() => 'axe' in globalThis);
  return new AxeBuilder({ page, ...(isThere && { axeSource: 'axe' }) }).exclude('iframe').setLegacyMode();
}

/** What of the screen breaks a rule, and which. */
async function findViolations(axe: AxeBuilder): Promise<string[]> {
  const { violations, passes } = await axe.analyze();
  // Nothing passed means that nothing was looked at.
  if (passes.length === 0) return ['no rule was applied'];
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

/**
 * Soft checks, so that one run tells everything: WCAG A and AA, contrast in the dark too, type that the browser's own
 * styles do not shrink, and no sideways scrolling.
 */
export async function checkAccessibility(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  const inTheDark = await findViolations((await createAxe(page)).withRules('color-contrast'));
  expect.soft(inTheDark, 'in the dark').toEqual([]);
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  expect.soft(await findViolations((await createAxe(page)).withTags(standards))).toEqual([]);
  const type = await page.evaluate(() => {
    const { fontSize } = getComputedStyle(document.body);
    return [fontSize, getComputedStyle(document.documentElement).getPropertyValue('--text')];
  });
  expect.soft(type[0], 'the size of type that the theme names').toBe(type[1]);
  for (const width of [320, 800, 360]) {
    await page.setViewportSize({ width, height: 720 });
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect.soft(overflow, `too wide for ${width} px, by`).toBeLessThanOrEqual(0);
  }
}
