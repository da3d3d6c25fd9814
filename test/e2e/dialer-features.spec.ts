import { Screen } from '../stack/start/screen';
import { checkAccessibility } from './accessibility';
import { expect, test } from './fixtures';
import { signInAs } from './recorded-sign-in';

test('tabs, AI assistant and how numbers are shown: the dialer and the settings say the same, without a registration', async ({
  world,
}) => {
  const { panel, control } = world;
  const screen = new Screen(panel);
  const { dialer } = screen;
  const start = panel.url().split('#')[0] ?? '';
  const openSettings = async (group: string) => panel.goto(`${start}#/settings/own/${group}`);
  const features = dialer.getByTestId('features');
  const ask = (method: string, input: unknown): Promise<unknown> =>
    panel.evaluate(`chrome.runtime.sendMessage(${JSON.stringify({ method, input })})`);
  await control.order('/dialer', { generation: '3.x' });
  await signInAs(world, '101', 'keycrm', { withDialer: true });
  await screen.openTab('Dialer');
  await expect(dialer.getByTestId('incoming-call')).toBeEnabled({ timeout: 20_000 });
  await dialer.getByRole('button', { name: 'Settings', exact: true }).click();

  await test.step('it has the abilities of App Connect’s own client, and every tab', async () => {
    await expect(features).toContainText('Without: nothing');
    for (const flag of ['enableSMSTemplate', 'enableSmartNote', 'enableLoadMoreCalls', 'enableVoicemailDrop'])
      await expect(features).toContainText(flag);
    await expect(features).not.toContainText('disableGlip');
    await expect(features).toContainText('Typing is timed');
  });

  await test.step('a tab that a person hides is hidden in the running dialer', async () => {
    await openSettings('dialer');
    await checkAccessibility(panel);
    await screen.field('Show the chat tab').uncheck();
    await screen.openTab('Dialer');
    await expect(features).toContainText('Without: chat');
  });

  await test.step('what is set inside the dialer is the person’s choice', async () => {
    await dialer.getByTestId('showAiAssistantWidget').check();
    await dialer.getByTestId('number-format').selectOption('e164');
    await openSettings('dialer');
    await expect(screen.field('Show the AI assistant')).toBeChecked();
    await openSettings('numbers');
    await expect(screen.field('How the dialer shows phone numbers')).toHaveValue('e164');
  });

  await test.step('what an admin locks is locked there, with the reason', async () => {
    const locked = (value: unknown) => ({ value, customizable: false, isCustomizable: false, lock: null });
    const record = (displayName: string, value: unknown) => ({
      displayName,
      expected: null,
      record: locked(value),
    });
    await ask('saveAdminRecords', {
      column: 'userSettings',
      records: {
        autoStartAiAssistant: record('Start it with each call', true),
        phoneNumberDisplayFormatType: record('How the dialer shows phone numbers', 'international'),
      },
    });
    await panel.reload();
    await screen.openTab('Dialer');
    await expect(dialer.getByTestId('incoming-call')).toBeEnabled({ timeout: 20_000 });
    await dialer.getByRole('button', { name: 'Settings', exact: true }).click();
    await expect(dialer.getByTestId('autoStartAiAssistant')).toBeChecked();
    await expect(dialer.getByTestId('autoStartAiAssistant')).toBeDisabled();
    await expect(dialer.getByTestId('showAiAssistantWidget')).toBeEnabled();
    await expect(dialer.getByTestId('number-format')).toHaveValue('international');
    await expect(dialer.getByText('Set by your admin')).toHaveCount(2);
  });

  await expect(dialer.getByTestId('dialer-counts')).toHaveAttribute('data-registrations', '1');
});
