import { expect, type Page } from '@playwright/test';

/** An admin's settings are folded, group by group. */
export async function openGroups(panel: Page): Promise<void> {
  const closed = panel.getByRole('button', { expanded: false });
  await expect(closed.first()).toBeVisible();
  for (let left = await closed.count(); left > 0; left -= 1) await closed.first().click();
}
