import { Screen } from '../stack/start/screen';
import { ringUntil } from '../stack/start/worker';
import { expect, test } from './fixtures';
import { signInAs } from './recorded-sign-in';

/** What the widget counts of our messages and of its own questions, since its page was loaded. */
const counted = [
  'registrations',
  'settings-updates',
  'authorization-updates',
  'call-log-matches',
  'message-log-matches',
] as const;

/** When it is new, at each of three steps, with its record, and once it is logged. */
const questionsOfCall = 6;

test('the widget is registered once: calls, their logs and a Save of our switches there do without', async ({
  world,
}) => {
  const { panel } = world;
  const screen = new Screen(panel);
  const { dialer } = screen;
  const read = async () => {
    const counts = dialer.getByTestId('dialer-counts');
    const values = counted.map(
      async (name) => [name, Number(await counts.getAttribute(`data-${name}`))] as const,
    );
    return Object.fromEntries(await Promise.all(values));
  };
  const goTo = (page: string) => dialer.getByRole('button', { name: page, exact: true }).click();
  await signInAs(world, '101', 'keycrm', { withDialer: true });
  await screen.openTab('Dialer');

  await test.step('a Save of our section sets the rules of the panel, two at once', async () => {
    await expect(dialer.getByTestId('incoming-call')).toBeEnabled({ timeout: 20_000 });
    await goTo('Settings');
    await dialer.getByTestId('setting-autoLog').click();
    await dialer.getByTestId('setting-call').check();
    await dialer.getByTestId('setting-inboundFax').check();
    await dialer.getByTestId('section-save').click();
    await screen.openTab('Settings');
    await expect(screen.field('Log calls automatically')).toBeChecked();
    await expect(screen.field('Log incoming faxes automatically')).toBeChecked();
    await expect(screen.field('Log text messages automatically')).not.toBeChecked();
  });

  await test.step('the button for the CRM says what it does, and does it', async () => {
    await screen.openTab('Dialer');
    await goTo('Settings');
    await dialer.getByRole('button', { name: 'Manage connection' }).click();
    await expect(panel).toHaveURL(/#\/settings$/);
  });

  await test.step('three calls are logged by themselves, each with questions about that call alone', async () => {
    await screen.openTab('Dialer');
    await goTo('Phone');
    await dialer.getByTestId('record-delay').fill('0');
    const before = await read();
    expect(before).toMatchObject({ registrations: 1, 'settings-updates': 1, 'authorization-updates': 0 });
    const asked = before['call-log-matches'] ?? 0;
    for (let calls = 1; calls <= 3; calls += 1) {
      await goTo('Phone');
      await dialer.getByTestId('caller').selectOption('+16505550123');
      await dialer.getByTestId('incoming-call').click();
      await dialer.getByTestId('answer').click();
      await dialer.getByTestId('hang-up').click();
      await goTo('History');
      const logged = dialer.getByTestId('history-state').getByText(/^Logged/);
      // An automatic log waits a moment by chance.
      await ringUntil(world.browser.worker, 'outbox', async () => (await logged.count()) === calls);
      await expect.poll(async () => (await read())['call-log-matches']).toBe(asked + calls * questionsOfCall);
    }
    expect(await read()).toEqual({ ...before, 'call-log-matches': asked + 3 * questionsOfCall });
  });
});
