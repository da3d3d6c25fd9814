import { Screen } from '../stack/start/screen';
import { readCrmNotes } from '../stack/start/crm-notes';
import { checkAccessibility } from './accessibility';
import { expect, test } from './fixtures';

test('a call shows on every tab, and its notes are the log’s when it has ended', async ({ connected }) => {
  const { panel, control } = connected;
  const screen = new Screen(panel);
  await screen.openTab('Dialer');
  await screen.startIncomingCall();
  const line = panel.getByRole('region', { name: 'Current call' });
  await expect(line).toHaveCount(1);
  await expect(line).toContainText('Ada Lovelace');
  await screen.openTab('Tasks');
  await expect(line).toContainText('Incoming call');
  await checkAccessibility(panel);
  await screen.openTab('Activity');
  await expect(panel.getByRole('list', { name: 'Current calls' }).getByRole('listitem')).toHaveCount(1);
  await line.getByRole('link', { name: 'Notes' }).click();
  await expect(screen.field('Note')).toBeFocused();
  await panel.keyboard.type('Wants a quote');
  await line.getByRole('link', { name: 'Go to dialer' }).click();
  await screen.dialer.getByTestId('answer').click();
  await expect(line.getByRole('timer')).toBeVisible();
  await line.getByRole('link', { name: 'Notes' }).click();
  await expect(screen.field('Note')).toHaveValue('Wants a quote');
  await expect(screen.button(/^Save log/)).toHaveAttribute('aria-disabled', 'true');
  await screen.openTab('Dialer');
  await screen.dialer.getByTestId('hang-up').click();
  await expect(line).toHaveCount(0);
  await screen.link('Log it').click();
  await expect(screen.field('Note')).toHaveValue('Wants a quote');
  await screen.button('Save log').click();
  await expect(screen.text('Logged to KeyCRM')).toBeVisible();
  expect(await readCrmNotes(control)).toEqual(['Wants a quote']);
});

test('from hang-up a call with a note is logged by two presses, and Done leads back to the dialer', async ({
  connected,
}) => {
  const { panel, control } = connected;
  const screen = new Screen(panel);
  await screen.openTab('Dialer');
  await screen.startIncomingCall();
  await screen.dialer.getByTestId('answer').click();
  await screen.dialer.getByTestId('hang-up').click();
  await screen.link('Log it').click();
  await expect(screen.field('Note')).toBeFocused();
  await panel.keyboard.type('Wants a quote');
  await panel.keyboard.press('Control+Enter');
  await expect(screen.text('Logged to KeyCRM')).toBeVisible();
  expect(await readCrmNotes(control)).toEqual(['Wants a quote']);
  await screen.button('Done').click();
  await expect(panel).toHaveURL(/#\/dialer$/);
});
