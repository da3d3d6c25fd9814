import { browser } from './browser';

/** Stands on the toolbar's icon while a call rings or is on; the worker leaves it there (background/tasks/badge.ts). */
export const callBadge = '☎';

const colors = { call: '#0f7453', failures: '#c2321f' } as const;

/** The toolbar's badge, and its title, which says the same in words. */
export async function setBadge(text: string, color: keyof typeof colors, title: string): Promise<void> {
  await browser.action.setBadgeBackgroundColor({ color: colors[color] });
  await browser.action.setBadgeText({ text });
  await browser.action.setTitle({ title });
}

export function readBadge(): Promise<string> {
  return browser.action.getBadgeText({});
}

/** How many background tasks have failed, as short as a badge must be. */
export function failuresBadge(count: number): string {
  return count === 0 ? '' : count > 999 ? '999+' : String(count);
}
