import type { Page } from '@playwright/test';
import { Screen } from '../stack/start/screen';
import { checkAccessibility } from './accessibility';
import { expect, test } from './fixtures';
import { signInAdmin } from './signed-in-admin';

/** Calls of today, all missed but the last. */
function callOf(index: number) {
  return {
    sessionId: `9900${index}`,
    direction: 'Inbound',
    startTime: Date.now() - index * 60_000,
    duration: index === 4 ? 65 : 0,
    result: index === 4 ? 'Accepted' : 'Missed',
    from: { phoneNumber: `+1650555012${index}`, name: `Caller ${index}` },
    to: { phoneNumber: '+16505550100' },
  };
}

const focused = (page: Page) =>
  page.evaluate(
    () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent,
  );

test('by the keyboard alone: tabs, the palette, and several calls at once', async ({ world }) => {
  const admin = await signInAdmin(world, ['summary']);
  const { panel } = admin;
  const screen = new Screen(panel);
  for (const index of [1, 2, 3, 4]) await admin.ask('recordCall', { call: callOf(index), isFinal: true });
  const { keyboard } = panel;
  await admin.open('#/activity');
  await expect(screen.heading('Activity')).toBeFocused();

  await test.step('digits change tabs, and ? says which', async () => {
    await keyboard.press('4');
    await expect(screen.heading('Tasks')).toBeFocused();
    await keyboard.press('2');
    await expect(screen.heading('Activity')).toBeFocused();
    await keyboard.press('?');
    await expect(screen.dialog).toContainText('Keyboard shortcuts');
    // What the browser has set; it suggests them, and a person may have others.
    await expect(screen.dialog.getByText('Answer the call')).toBeVisible();
    const own = await panel.evaluate(async () => {
      const commands = await chrome.commands.getAll();
      return Object.fromEntries(commands.map(({ name, shortcut }) => [name, shortcut]));
    });
    expect(own).toMatchObject({
      _execute_action: 'Alt+Shift+O',
      answer: 'Alt+Shift+Y',
      hang_up: 'Alt+Shift+H',
      log_last_call: 'Alt+Shift+L',
    });
    await checkAccessibility(panel);
    await keyboard.press('Escape');
    await expect(screen.dialog).toBeHidden();
    await expect(screen.heading('Activity')).toBeFocused();
  });

  await test.step('the palette finds a plugin, and goes there', async () => {
    await keyboard.press('Control+k');
    const field = panel.getByRole('combobox', { name: 'Find anything' });
    await expect(field).toBeFocused();
    await checkAccessibility(panel);
    await keyboard.type('summ');
    await expect(panel.getByRole('option', { name: /^Call summary/i }).first()).toBeVisible();
    await expect(panel.getByRole('group', { name: 'Plugins' })).toBeVisible();
    await checkAccessibility(panel);
    while (
      !(await panel.getByRole('group', { name: 'Plugins' }).getByRole('option', { selected: true }).count())
    )
      await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await expect(screen.dialog).toBeHidden();
    await expect(screen.heading('Call summary')).toBeFocused();
    await keyboard.press('Control+k');
    await keyboard.type('activity');
    await keyboard.press('Enter');
    await expect(screen.heading('Activity')).toBeFocused();
  });

  await test.step('today’s missed calls are selected, one is left out, the others are ignored, and come back', async () => {
    await screen.button('More').focus();
    await keyboard.press('Enter');
    await keyboard.press('Tab');
    await keyboard.press('Tab');
    await expect.poll(() => focused(panel)).toBe('Select today’s missed calls');
    await keyboard.press('Enter');
    await expect(screen.heading('Select')).toBeFocused();
    await expect(panel.getByText('3 selected')).toBeVisible();
    await checkAccessibility(panel);
    const boxes = panel.getByRole('checkbox');
    while (!(await boxes.first().evaluate((box) => box === document.activeElement)))
      await keyboard.press('Tab');
    expect(await focused(panel)).toMatch(/^Missed call from .*Caller 1, .*, To do$/);
    await keyboard.press('ArrowDown');
    await keyboard.press('Space');
    await expect(panel.getByText('2 selected')).toBeVisible();
    while ((await focused(panel)) !== 'Ignore 2') await keyboard.press('Tab');
    await keyboard.press('Enter');
    await expect(panel.getByText('2 ignored', { exact: true })).toBeVisible();
    await checkAccessibility(panel);
    while ((await focused(panel)) !== 'Undo') await keyboard.press('Shift+Tab');
    await keyboard.press('Enter');
    await expect(panel.getByText('2 ignored', { exact: true })).toBeHidden();
    await expect(panel.getByRole('listitem').getByText('To do')).toHaveCount(3);
    while ((await focused(panel)) !== 'Done') await keyboard.press('Shift+Tab');
    await keyboard.press('Enter');
    await expect(screen.heading('Activity')).toBeFocused();
    await checkAccessibility(panel);
  });

  await test.step('several are logged with one contact', async () => {
    await screen.button('More').focus();
    await keyboard.press('Enter');
    await keyboard.press('Tab');
    await keyboard.press('Enter');
    await expect(screen.heading('Select')).toBeFocused();
    await screen.button('Select all 3').focus();
    await keyboard.press('Enter');
    await screen.button('Log 3').focus();
    await keyboard.press('Enter');
    await expect(screen.dialog).toContainText('Log 3 activities with one contact');
    await screen.dialog.getByRole('searchbox').focus();
    await keyboard.type('Grace');
    await expect(screen.dialog.getByRole('button', { name: /^Grace Hopper/ })).toBeVisible();
    await checkAccessibility(panel);
    await screen.dialog.getByRole('button', { name: /^Grace Hopper/ }).focus();
    await keyboard.press('Enter');
    await screen.dialog.getByRole('button', { name: 'Log', exact: true }).focus();
    await keyboard.press('Enter');
    await expect(panel.getByText('3 logs on their way.').first()).toBeVisible();
    await screen.button('Done').focus();
    await keyboard.press('Enter');
    await expect(
      panel.getByRole('link', { name: /^Missed call from Grace Hopper, .*, Logged$/ }),
    ).toHaveCount(3);
  });

  await test.step('a key of the browser’s leads to the last call', async () => {
    await admin.browser.worker.evaluate('chrome.commands.onCommand.dispatch("log_last_call", {windowId: 1})');
    await expect.poll(() => panel.evaluate(() => location.hash)).toMatch(/^#\/activity\/call/);
  });
});

test('a day’s job by the keyboard alone: a call is logged, a plugin set, a rule switched on', async ({
  world,
}) => {
  const admin = await signInAdmin(world, ['redaction']);
  const { panel } = admin;
  const screen = new Screen(panel);
  const { keyboard } = panel;
  const tabTo = async (name: string | RegExp, key = 'Tab') => {
    const isThere = async () => {
      const found = (await focused(panel)) ?? '';
      return typeof name === 'string' ? found === name : name.test(found);
    };
    for (let presses = 0; !(await isThere()); presses += 1) {
      expect(presses, `presses to ${String(name)}, now at ${String(await focused(panel))}`).toBeLessThan(60);
      await keyboard.press(key);
    }
  };
  const ada = { from: { phoneNumber: '+16505550123', name: '' }, duration: 65, result: 'Accepted' };
  await admin.ask('recordCall', { call: { ...callOf(1), ...ada }, isFinal: true });
  await admin.open('#/settings');
  await expect(screen.heading('Settings')).toBeFocused();

  await test.step('from the list to the note, saved, and back where one was', async () => {
    await keyboard.press('2');
    await expect(screen.heading('Activity')).toBeFocused();
    await tabTo(/^Call from .*, To do$/);
    await keyboard.press('Enter');
    await expect(screen.field('Note')).toBeFocused();
    await expect(screen.field('Contact').locator('option:checked')).toHaveText(/^Ada Lovelace/);
    await keyboard.type('Wants the renewal quote. Card 4111 1111 1111 1111.');
    await keyboard.press('Control+Enter');
    await expect(screen.text('Logged to KeyCRM')).toBeVisible();
    await checkAccessibility(panel);
    await keyboard.press('Escape');
    await expect(screen.heading('Activity')).toBeFocused();
    await expect(panel.getByRole('link', { name: /^Call from Ada Lovelace, .*, Logged$/ })).toBeVisible();
  });

  await test.step('a setting of a plugin', async () => {
    await keyboard.press('3');
    await expect(screen.heading('Plugins')).toBeFocused();
    await tabTo('Redaction');
    await keyboard.press('Enter');
    await expect(screen.heading('Redaction')).toBeFocused();
    const field = screen.field('Replace with');
    while (!(await field.evaluate((control) => control === document.activeElement)))
      await keyboard.press('Tab');
    await keyboard.press('Control+a');
    await keyboard.type('[gone]');
    await tabTo('Save');
    await keyboard.press('Enter');
    await expect(panel.getByText('Saved one change', { exact: true })).toBeVisible();
    await checkAccessibility(panel);
  });

  await test.step('a rule, which holds at once', async () => {
    await keyboard.press('5');
    await expect(screen.heading('Settings')).toBeFocused();
    const rule = screen.field('Log calls automatically');
    while (!(await rule.evaluate((control) => control === document.activeElement)))
      await keyboard.press('Tab');
    await keyboard.press('Space');
    await expect(rule).toBeChecked();
    await expect
      .poll(async () => Object(Object(await admin.read('local', 'settingRecords')).own)['autoLogCall'])
      .toMatchObject({ value: true });
  });

  await test.step('the tasks, and the way back', async () => {
    await keyboard.press('4');
    await expect(screen.heading('Tasks')).toBeFocused();
    await keyboard.press('2');
    await expect(screen.heading('Activity')).toBeFocused();
  });
});
