import type { Page } from '@playwright/test';
import { HOSTS } from '../stack/hosts';
import { Screen } from '../stack/start/screen';
import { checkAccessibility } from './accessibility';
import { expect, test } from './fixtures';
import { findButtons } from './page-buttons';
import texts from '../fixtures/page-texts.json' with { type: 'json' };

const site = `https://${HOSTS.keyCrm}/`;

async function asked(panel: Page): Promise<string> {
  return panel.evaluate(() => location.hash);
}

/** The dialer is this panel's, whichever else opens later. */
async function openDialer(screen: Screen): Promise<void> {
  await screen.openTab('Dialer');
  await expect(screen.dialer.getByTestId('incoming-call')).toBeVisible();
}

test('a selected number is called from the browser’s menu, after a press in the panel', async ({
  connected: { panel },
  worker,
}) => {
  const screen = new Screen(panel);
  await openDialer(screen);
  // A press that no driver can make opens no side panel either, and the panel's own window is not wanted here.
  await worker.evaluate(() => void Object.assign(chrome.sidePanel, { open: async () => undefined }));
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
    await expect(panel.getByText('No phone number in it')).toBeVisible();
  });
});

/** A page of the CRM with these parts alone, each in an element with its place. */
async function show(page: Page, parts: readonly { html?: string; text?: string }[]): Promise<void> {
  await page.evaluate(
    (all) =>
      document.body.replaceChildren(
        ...all.map(({ html, text = '' }, place) => {
          const part = document.createElement('div');
          part.dataset['place'] = String(place);
          if (html === undefined) part.append(text);
          else part.append(document.createRange().createContextualFragment(html));
          return part;
        }),
      ),
    parts,
  );
}

/** The place of a button on the page, for the pointer of a person. */
async function press(page: Page, place: number): Promise<void> {
  await page.bringToFront();
  const box = await page.locator(`[data-place="${place}"] > span`).first().boundingBox();
  if (!box) throw new Error('The button has no place');
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
}

const called = (number: string) => `Call ${number} (App Connect Panel)`;
const ada = { text: 'Ada: (650) 555-0123' };
const host = HOSTS.keyCrm;

test('numbers on the pages of a site that was turned on, and of no other', async ({
  connected: { panel, browser },
  killWorker,
}) => {
  const screen = new Screen(panel);
  const page = await browser.context.newPage();
  const open = async () => {
    await page.goto(site);
    await expect(page.getByText('Ada Lovelace').first()).toBeVisible();
  };
  const openSettings = async () => {
    await panel.evaluate(() => location.assign('#/settings/own/pages'));
    await expect(screen.heading('Numbers on pages')).toBeVisible();
  };
  const hasNothing = async () => {
    await show(page, [ada]);
    // Longer than a page of this size is looked at.
    await page.waitForTimeout(1000);
    expect(await findButtons(page)).toEqual({});
  };
  const hasButton = () =>
    expect.poll(() => findButtons(page), { timeout: 15_000 }).toEqual({ 0: [called('+16505550123')] });

  await openDialer(screen);

  await test.step('before, nothing runs on it', async () => {
    await open();
    await hasNothing();
    const hasScripts = () =>
      panel.evaluate(() => chrome.permissions.contains({ permissions: ['scripting'] }));
    expect(await hasScripts()).toBe(false);
  });

  await test.step('the CRM’s is offered, and turned on also for the page that is open', async () => {
    await openSettings();
    await screen.button(`Turn on for ${host}`).click();
    await expect(screen.button(`Remove ${host}`)).toBeVisible();
    await expect(screen.button(`Turn on for ${host}`)).toBeHidden();
    await checkAccessibility(panel);
    await hasButton();
  });

  await test.step('a press shows the card in the panel, and dials nothing; one that the page makes does nothing', async () => {
    await page.evaluate(() => {
      const button = document.querySelector('[data-place="0"] > span');
      if (!(button instanceof HTMLElement) || button.shadowRoot) throw new Error('It can be looked into');
      button.click();
      button.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
      button.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true }));
    });
    await page.waitForTimeout(500);
    expect(await asked(panel)).toContain('own/pages');
    await press(page, 0);
    await expect.poll(() => asked(panel)).toBe('#/activity/contact/%2B16505550123');
    // The side panel has opened, which the browser allows only where it has seen the press itself.
    await expect
      .poll(() =>
        panel.evaluate(
          async () => (await chrome.runtime.getContexts({ contextTypes: ['SIDE_PANEL'] })).length,
        ),
      )
      .toBe(1);
    await expect(screen.heading('Contact')).toBeVisible();
    await expect(panel.getByText(/^Ada Lovelace/).first()).toBeVisible();
  });

  await test.step('Call dials it', async () => {
    await panel.bringToFront();
    await panel.getByRole('button', { name: /^Call (Ada|\+)/ }).click();
    await expect(screen.dialer.getByTestId('hang-up')).toBeVisible();
    await screen.dialer.getByTestId('hang-up').click();
  });

  await test.step('fields, editable text and code stay as they are; what becomes editable is left at once', async () => {
    const number = '650-555-0123';
    await show(page, [
      ada,
      { html: `<input value="${number}"><textarea>${number}</textarea>` },
      { html: `<div contenteditable="true"><p>${number}</p></div>` },
      { html: `<p id="later">${number}</p>` },
      { html: `<script type="text/plain">${number}</script><button>${number}</button>` },
      { html: `<a href="tel:+12127365000">Call us</a>` },
    ]);
    const all = { 0: [called('+16505550123')], 3: [called('+16505550123')], 5: [called('+12127365000')] };
    await expect.poll(() => findButtons(page)).toEqual(all);
    const edited = await page.evaluate(async () => {
      const later = document.getElementById('later');
      later?.setAttribute('contenteditable', 'true');
      await Promise.resolve();
      return later?.parentElement?.innerHTML;
    });
    expect(edited).toBe(`<p id="later" contenteditable="true">${number}</p>`);
  });

  await test.step('two hundred texts: the right numbers, and no others', async () => {
    const all = [...texts.right.map(([text = '', numbers = '']) => ({ text, numbers })), ...texts.wrong];
    const parts = all.map((one) => (typeof one === 'string' ? { text: one, numbers: '' } : one));
    expect(parts.length).toBeGreaterThanOrEqual(200);
    await show(page, parts);
    const wanted = parts.flatMap(({ numbers }, place) =>
      numbers === '' ? [] : [[String(place), numbers.split(' ').map(called)] as const],
    );
    await expect.poll(() => findButtons(page), { timeout: 15_000 }).toEqual(Object.fromEntries(wanted));
  });

  await test.step('with a worker that has just been stopped, and after a reload', async () => {
    await openSettings();
    await killWorker();
    await open();
    await show(page, [{ text: '(212) 736-5000' }]);
    await expect.poll(() => findButtons(page)).toEqual({ 0: [called('+12127365000')] });
    await killWorker();
    await press(page, 0);
    await expect.poll(() => asked(panel)).toBe('#/activity/contact/%2B12127365000');
  });

  await test.step('on another site nothing stands, also while it shows the same text', async () => {
    const other = await browser.context.newPage();
    await other.goto(`https://${HOSTS.oauthCrm}/`);
    await show(other, [ada]);
    await other.waitForTimeout(1000);
    expect(await findButtons(other)).toEqual({});
    await other.close();
  });

  await test.step('taken back in the browser’s own settings: said, and a page that is still open calls nobody', async () => {
    await openSettings();
    await open();
    await show(page, [ada]);
    await hasButton();
    await panel.evaluate((origins) => chrome.permissions.remove({ origins }), [`https://${host}/*`]);
    await expect(panel.getByText('No permission')).toBeVisible();
    await checkAccessibility(panel);
    await press(page, 0);
    await expect.poll(() => findButtons(page)).toEqual({});
    expect(await asked(panel)).toContain('own/pages');
    await open();
    await hasNothing();
  });

  await test.step('allowed again by a press', async () => {
    await panel.bringToFront();
    await screen.button(`Allow ${host}`).click();
    await expect(panel.getByText('No permission')).toBeHidden();
    await hasButton();
  });

  await test.step('by the pages that are chosen: on none, it is gone after a reload', async () => {
    await screen.field('Pages with buttons').selectOption('disabled');
    await expect(panel.getByText('Turned off for all sites')).toBeVisible();
    await expect.poll(() => panel.evaluate(() => chrome.scripting.getRegisteredContentScripts())).toEqual([]);
    await open();
    await hasNothing();
    await panel.getByRole('button', { name: 'Undo' }).click();
    await expect(panel.getByText('Turned off for all sites')).toBeHidden();
    await expect
      .poll(() => panel.evaluate(async () => (await chrome.scripting.getRegisteredContentScripts()).length))
      .toBe(1);
    await open();
    await show(page, [ada]);
    await hasButton();
  });

  await test.step('removed, it is gone after a reload, with its permission', async () => {
    await screen.button(`Remove ${host}`).click();
    await expect(screen.button(`Remove ${host}`)).toBeHidden();
    await open();
    await hasNothing();
    const origins = [`https://${host}/*`];
    expect(await panel.evaluate((all) => chrome.permissions.contains({ origins: all }), origins)).toBe(false);
  });
});
