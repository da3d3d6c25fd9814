import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { openStoredProfile, type StoredProfile } from './stored-profile';

/** A day's work of a person, with everything on the screens that takes room. */
const profile: StoredProfile = JSON.parse(
  readFileSync(new URL('../fixtures/profile-0.1.0.json', import.meta.url), 'utf8'),
);

const activityOf = (end: string) =>
  Object.keys(profile.databases['panel-activities']?.['records'] ?? {}).find((id) => id.includes(end)) ?? '';

const screens = [
  'activity',
  `activity/${encodeURIComponent(activityOf('7011'))}`,
  `activity/${encodeURIComponent(activityOf('7004'))}`,
  'activity/call-backs',
  'plugins',
  'tasks',
  'settings',
  'settings/own/logging',
  'settings/own/callPop',
  'settings/log-details',
  'settings/taken-over',
  'settings/connect',
  'settings/crm',
  'settings/crm/about',
  'settings/privacy',
  'settings/admin/plugins',
  'settings/admin/plugins/capitals',
  'settings/admin/plugins/redaction/defaults',
  'settings/admin/settings',
  'settings/admin/log-details',
  'settings/admin/users',
  'settings/admin/sign-in',
  'settings/admin/server-logging',
  'settings/reports',
  'settings/admin',
  'settings/first-steps',
  'dialer',
  'plugins/redaction',
];

/** The side panel as narrow as Chrome makes it, and as it opens, at 200 %: in CSS pixels. */
const widths = [180, 160];

test.use({ newBrowser: true });

test('at 200 % nothing is cut, and each control can be scrolled to', async ({ panel, setOffline }) => {
  test.slow();
  await setOffline(true);
  await openStoredProfile(panel, profile, { now: Date.now() });
  await panel.reload();
  for (const screen of screens)
    await test.step(screen, async () => {
      await open(panel, screen);
      for (const width of widths) {
        await panel.setViewportSize({ width, height: 360 });
        expect.soft(await findCut(panel), `${screen} at ${width} px`).toEqual([]);
      }
      await picture(panel, `zoom ${screen}`);
    });
  await test.step('a question over a screen has whole words on its buttons', async () => {
    await panel.getByRole('link', { name: 'Back', exact: true }).click();
    const buttons = panel.getByRole('dialog').getByRole('button');
    await expect(buttons).toHaveText(['Stay', 'Leave']);
    for (const button of await buttons.all())
      expect((await button.boundingBox())?.height, 'one line').toBeLessThan(44);
    await picture(panel, 'zoom question');
  });
});

test('in German, at 320 px, no word is torn', async ({ panel, setOffline }) => {
  test.slow();
  await setOffline(true);
  await openStoredProfile(panel, inGerman(profile), { now: Date.now() });
  await panel.reload();
  for (const screen of screens)
    await test.step(screen, async () => {
      await open(panel, screen);
      await panel.setViewportSize({ width: 320, height: 720 });
      expect.soft(await findTorn(panel), screen).toEqual([]);
      // All of a description stands on the plugin's own page.
      const cut = (await findCut(panel)).filter((one) => !one.includes('row-text-clamped'));
      expect.soft(cut, screen).toEqual([]);
      await picture(panel, `german ${screen}`);
    });
});

test('forced colors show which switches, chips and tabs are on', async ({ panel, setOffline }) => {
  test.slow();
  await setOffline(true);
  await openStoredProfile(panel, profile, { now: Date.now() });
  await panel.emulateMedia({ forcedColors: 'active' });
  await panel.reload();
  for (const screen of screens)
    await test.step(screen, async () => {
      await open(panel, screen);
      expect.soft(await findUnseen(panel), screen).toEqual([]);
      await picture(panel, `forced ${screen}`);
    });
});

function inGerman(stored: StoredProfile): StoredProfile {
  const preferences = { ...Object(stored.local['preferences']), language: 'de' };
  return { ...stored, local: { ...stored.local, preferences } };
}

/** Each in a page that is loaded anew: a form with something unsaved would ask before it is left, above all later ones. */
async function open(panel: Page, screen: string): Promise<void> {
  const address = panel.url().split('#')[0] ?? '';
  await panel.setViewportSize({ width: 360, height: 720 });
  await panel.goto('about:blank');
  await panel.goto(`${address}#/${screen}`);
  await expect(panel.getByRole('heading', { level: 1 })).not.toHaveText('');
  await expect(panel.locator('.skeleton')).toHaveCount(0);
  await expect(panel.getByRole('dialog')).toHaveCount(0);
}

/** For whoever looks at them. */
async function picture(panel: Page, name: string): Promise<void> {
  await panel.screenshot({ path: test.info().outputPath(`${name.replaceAll(/\W+/g, '-')}.png`) });
}

/**
 * Elements with words, and controls, of which a part cannot be reached: beyond the sides of the window where nothing
 * scrolls sideways, or hidden by the element itself.
 */
function findCut(panel: Page): Promise<string[]> {
  return panel.evaluate(() => {
    const hides = (value: string) => value === 'hidden' || value === 'clip';
    const isUnseen = (element: Element) =>
      element.closest('.visually-hidden, [hidden], [aria-hidden="true"], svg') !== null ||
      element.getClientRects().length === 0;
    const hasWords = (element: Element) =>
      [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim());
    const scrollsSideways = (element: Element | null): boolean =>
      element !== null &&
      (['auto', 'scroll'].includes(getComputedStyle(element).overflowX)
        ? !element.matches('.screen-body, .app, .long-list-scroller')
        : scrollsSideways(element.parentElement));
    const problems: string[] = [];
    for (const element of document.querySelectorAll('#root *')) {
      const isControl = element.matches('button, a, input, select, textarea');
      if ((!isControl && !hasWords(element)) || isUnseen(element)) continue;
      const name = `${element.localName}.${element.className} “${(element.textContent ?? '').slice(0, 40)}”`;
      const { left, right } = element.getBoundingClientRect();
      const isOutside = left < -1 || right > innerWidth + 1;
      if (isOutside && !scrollsSideways(element.parentElement)) problems.push(`beside the window: ${name}`);
      const style = getComputedStyle(element);
      const { scrollWidth, clientWidth, scrollHeight, clientHeight } = element;
      if (element.matches('input, select, textarea') || style.display === 'inline') continue;
      if (hides(style.overflowX) && scrollWidth > clientWidth + 1) problems.push(`cut at the side: ${name}`);
      if (hides(style.overflowY) && scrollHeight > clientHeight + 1) problems.push(`cut below: ${name}`);
    }
    const page = document.documentElement;
    if (page.scrollWidth > innerWidth) problems.push(`the page is ${page.scrollWidth} px wide`);
    return problems;
  });
}

/** Words of which a part stands in another line; an address may be, and what has a hyphen. */
function findTorn(panel: Page): Promise<string[]> {
  return panel.evaluate(() => {
    const problems: string[] = [];
    const texts = document.createTreeWalker(
      document.querySelector('#root') ?? document,
      NodeFilter.SHOW_TEXT,
    );
    const range = document.createRange();
    while (texts.nextNode()) {
      const text = texts.currentNode;
      const element = text.parentElement;
      if (!element?.checkVisibility() || element.closest('.visually-hidden, pre, code, option')) continue;
      for (const { 0: word, index } of (text.nodeValue ?? '').matchAll(
        /(?<!\S)\p{L}{2,}(?=[\s,.:;!?)]|$)/gu,
      )) {
        range.setStart(text, index);
        range.setEnd(text, index + word.length);
        const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
        if (lines.size > 1) problems.push(`${word} in “${(element.textContent ?? '').slice(0, 60)}”`);
      }
    }
    return problems;
  });
}

/** Switches, chips and tabs that look the same on and off: a colour or an edge has to be left that tells them apart. */
function findUnseen(panel: Page): Promise<string[]> {
  return panel.evaluate(() => {
    const looksOf = (element: Element, part?: string) => {
      const { backgroundColor, borderTopColor, borderTopWidth } = getComputedStyle(element, part);
      return { backgroundColor, borderTopColor, borderTopWidth };
    };
    const page = getComputedStyle(document.body).backgroundColor;
    const problems: string[] = [];
    for (const toggle of document.querySelectorAll('.toggle')) {
      const frame = looksOf(toggle);
      const knob = looksOf(toggle, '::after');
      if (frame.borderTopWidth === '0px' || frame.borderTopColor === page)
        problems.push(`a switch without an edge: ${toggle.id}`);
      if (knob.backgroundColor === frame.backgroundColor)
        problems.push(`a switch whose knob is not seen: ${toggle.id}`);
    }
    for (const chosen of document.querySelectorAll(
      '.chip[aria-pressed="true"], .chip:has(:checked), .tab[aria-current]',
    ))
      if (looksOf(chosen).backgroundColor === page)
        problems.push(`chosen, and not seen to be: ${chosen.textContent}`);
    return problems;
  });
}
