import type { Page } from '@playwright/test';
import { HOSTS } from '../stack/hosts';
import { Screen } from '../stack/start/screen';
import { checkAccessibility } from './accessibility';
import { expect, test } from './fixtures';

const site = `https://${HOSTS.keyCrm}/`;

/** Our buttons stand in closed roots, which no driver can look into: their hosts are the only spans of these pages. */
function countMarks(page: Page): Promise<number> {
  return page.locator('td > span, p > span').count();
}

async function asked(panel: Page): Promise<string> {
  return panel.evaluate(() => location.hash);
}

test('a selected number is called from the browser’s menu, after a press in the panel', async ({
  connected: { panel },
  worker,
}) => {
  const screen = new Screen(panel);
  await test.step('the menu has an item for selected text alone', async () => {
    // The panel has made it: making it again is refused.
    await expect
      .poll(() =>
        worker.evaluate(
          () =>
            new Promise<string>((made) => {
              chrome.contextMenus.create({ id: 'call', title: 'x', contexts: ['selection'] }, () =>
                made(chrome.runtime.lastError?.message ?? ''),
              );
            }),
        ),
      )
      .toContain('duplicate id');
  });
  const select = (selectionText: string) =>
    worker.evaluate(
      (text) =>
        // No driver can press the browser's own menu.
        Reflect.get(chrome.contextMenus.onClicked, 'dispatch').call(
          chrome.contextMenus.onClicked,
          { menuItemId: 'call', selectionText: text },
          { windowId: 1 },
        ),
      selectionText,
    );
  await test.step('a press shows the card of the number, and dials nothing', async () => {
    await select('Ada: +1 (650) 555-0123');
    await expect(screen.heading('Contact')).toBeVisible();
    await expect(panel.getByText('+1 650 555 0123')).toBeVisible();
    await expect(panel.getByText(/^Ada Lovelace/).first()).toBeVisible();
    await checkAccessibility(panel);
  });
  await test.step('Call dials it', async () => {
    await panel.getByRole('button', { name: /^Call (Ada|\+)/ }).click();
    await expect(screen.dialer.getByTestId('hang-up')).toBeVisible();
    await screen.dialer.getByTestId('hang-up').click();
  });
  await test.step('a text without a number is said to have none', async () => {
    await select('no number');
    await expect(panel.getByText('There is no phone number in it')).toBeVisible();
  });
});

test('numbers on the pages of a site that was turned on, and of no other', async ({
  connected: { panel, browser },
}) => {
  const screen = new Screen(panel);
  const page = await browser.context.newPage();
  await page.goto(site);
  await expect(page.getByText('Ada Lovelace').first()).toBeVisible();
  expect(await countMarks(page)).toBe(0);

  await test.step('turned on in the panel, also for the page that is open', async () => {
    await panel.evaluate(() => location.assign('#/settings/numbers-on-pages'));
    await expect(screen.heading('Numbers on pages')).toBeVisible();
    await screen.field('Another site').fill(HOSTS.keyCrm);
    await panel.getByRole('button', { name: 'Turn on', exact: true }).click();
    await expect(screen.button(`Remove ${HOSTS.keyCrm}`)).toBeVisible();
    await checkAccessibility(panel);
    await expect.poll(() => countMarks(page)).toBeGreaterThan(0);
  });

  await test.step('a press shows the card in the panel, and dials nothing', async () => {
    await page.bringToFront();
    const mark = page.locator('td > span').first();
    const box = await mark.boundingBox();
    if (!box) throw new Error('The button has no place');
    // As a page would press it: nothing happens.
    await mark.evaluate((host) => host.dispatchEvent(new MouseEvent('click', { bubbles: true })));
    expect(await asked(panel)).toContain('numbers-on-pages');
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    await expect.poll(() => asked(panel)).toMatch(/^#\/activity\/contact\/%2B\d+$/);
    await expect(screen.heading('Contact')).toBeVisible();
  });

  await test.step('on another site nothing stands', async () => {
    const other = await browser.context.newPage();
    await other.goto(`https://${HOSTS.oauthCrm}/`);
    await expect(other.getByText('Ada Lovelace').first()).toBeVisible();
    expect(await countMarks(other)).toBe(0);
    await other.close();
  });

  await test.step('removed, it is gone after a reload', async () => {
    await panel.evaluate(() => location.assign('#/settings/numbers-on-pages'));
    await screen.button(`Remove ${HOSTS.keyCrm}`).click();
    await expect(screen.button(`Remove ${HOSTS.keyCrm}`)).toBeHidden();
    await page.reload();
    await expect(page.getByText('Ada Lovelace').first()).toBeVisible();
    await page.waitForTimeout(500);
    expect(await countMarks(page)).toBe(0);
  });
});
