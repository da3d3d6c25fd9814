import { HOSTS } from '../stack/hosts';
import { Screen } from '../stack/start/screen';
import { enterClientId, signIn } from '../stack/start/steps/connecting';
import { expect, takeSteps, test } from './fixtures';

test('sign-in cancelled: it says so, and the next try works', async ({ world }) => {
  const { browser, panel } = world;
  const screen = new Screen(panel);
  await takeSteps(world, [enterClientId()]);
  const opened = browser.context.waitForEvent('page');
  await screen.button('Sign in to RingCentral').click();
  await (await opened).getByRole('button', { name: 'Cancel' }).click();
  await expect(screen.alert).toContainText('Not finished');
  await takeSteps(world, [signIn('Priya Nair')]);
});

test('directory unreachable: it says who, and Try again works', async ({ world }) => {
  const { panel, control } = world;
  const screen = new Screen(panel);
  await takeSteps(world, [enterClientId()]);
  await control.order('/fail', { host: HOSTS.directory, times: 50, status: 503, body: 'no' });
  await takeSteps(world, [
    { ...signIn('Priya Nair'), check: () => expect(screen.alert.first()).toContainText(HOSTS.directory) },
  ]);
  await control.order('/calm');
  await screen.button('Try again').first().click();
  await expect(screen.link('KeyCRM')).toBeVisible();
  await expect(screen.alert).toHaveCount(0);
});

test('a server that answers nonsense: it says so, what was typed is still there, and the next try works', async ({
  world,
}) => {
  const { panel, control } = world;
  const screen = new Screen(panel);
  await takeSteps(world, [enterClientId(), signIn('Priya Nair')]);
  await screen.link('KeyCRM').click();
  await screen.button(`Continue to ${HOSTS.callbackServer}`).click();
  await screen.field('API key').fill('keycrm-priya');
  const answers = [
    ['html', /replied with a web page/],
    ['empty', /Unexpected response|was incomplete/],
    ['truncated', /was incomplete|Can’t reach/],
    ['object', /Unexpected response/],
    ['array', /Unexpected response/],
  ] as const;
  for (const [kind, words] of answers)
    await test.step(kind, async () => {
      await control.order('/junk', { host: HOSTS.callbackServer, path: '/apiKeyLogin', kind });
      await screen.button('Connect').click();
      await expect(screen.alert).toContainText(words);
      await expect(screen.alert).toContainText('What you typed is still here.');
      await expect(screen.field('API key')).toHaveValue('keycrm-priya');
    });
  await test.step('no answer at all', async () => {
    await control.order('/fail', { host: HOSTS.callbackServer, times: 20, drop: true });
    await screen.button('Connect').click();
    await expect(screen.alert).toContainText('What you typed is still here.');
    await expect(screen.alert).toContainText(`Can’t reach ${HOSTS.callbackServer}`);
    await control.order('/calm');
  });
  await screen.button('Connect').click();
  await expect(screen.heading('Dialer')).toBeVisible();
});

test('without a network it says so, and goes on when there is one', async ({ connected, setOffline }) => {
  const { panel } = connected;
  const screen = new Screen(panel);
  await setOffline(true);
  await expect(panel.getByText('No network. What you type and save is kept.')).toBeVisible();
  await screen.link('Available plugins').click();
  await expect(screen.heading('Available plugins')).toBeVisible();
  await expect(screen.button('Try again').first()).toBeVisible();
  await setOffline(false);
  await screen.button('Try again').first().click();
  await expect(screen.link('Redaction')).toBeVisible();
  await expect(panel.getByText('No network. What you type and save is kept.')).toBeHidden();
});
