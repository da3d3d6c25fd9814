import type { Page } from '@playwright/test';
import { HOSTS } from '../stack/hosts';
import { Screen } from '../stack/start/screen';
import { expect, test } from './fixtures';
import { inFullRun } from './full-run';
import type { ReusedWorld } from './recorded-sign-in';

/** From here on the page notes what its widget says about who is signed in. */
async function noteSignIns(page: Page): Promise<() => Promise<boolean[]>> {
  await page.evaluate(() => {
    const said: boolean[] = [];
    Reflect.set(window, 'signInsSaid', said);
    addEventListener('message', ({ data }) => {
      if (data?.type === 'rc-login-status-notify') said.push(data.loggedIn);
    });
  });
  return () => page.evaluate<boolean[]>(() => Reflect.get(window, 'signInsSaid'));
}

async function openWindow({ browser, panel }: ReusedWorld): Promise<Page> {
  const opened = browser.context.waitForEvent('page');
  await new Screen(panel).button('Open in a separate window').click();
  return opened;
}

/** At its slowest: each widget that is loaded from here on takes its time. */
const slow = { pace: 'slow' };

const phone = ({ dialer }: Screen) => dialer.getByRole('button', { name: 'Incoming call' });
const elsewhere = (screen: Screen) => screen.text('The dialer is open in another window');

test(
  'the dialer goes to a window and comes back, never during a call, and its session is that of before',
  inFullRun,
  async ({ connected }) => {
    const { panel, control } = connected;
    const requests = (path: string) => control.requestsTo(HOSTS.ringcentral, `/restapi/oauth/${path}`);
    const side = new Screen(panel);
    await side.openTab('Dialer');
    await expect(phone(side)).toBeVisible();
    const saidInPanel = await noteSignIns(panel);
    await control.order('/dialer', slow);

    const window = new Screen(await openWindow(connected));
    const saidInWindow = await noteSignIns(window.page);
    await expect(elsewhere(side)).toBeVisible();
    await expect(side.page.locator('iframe')).toHaveCount(0);
    await expect(phone(window)).toBeVisible();

    await phone(window).click();
    await window.dialer.getByRole('button', { name: 'Answer' }).click();
    await expect(window.dialer.getByText(/^Connected 0:0[1-9]/)).toBeVisible();
    await side.button('Use it here').click();
    await expect(
      side.text('A call is in progress there. You can use the dialer here when it ends.'),
    ).toBeVisible();
    await expect(window.dialer.getByText(/^Connected 0:0[1-9]/)).toBeVisible();

    await window.dialer.getByRole('button', { name: 'Hang up' }).click();
    await expect(window.link('Log it')).toBeVisible();
    await side.button('Use it here').click();
    await expect(elsewhere(window)).toBeVisible();
    await expect(phone(side)).toBeVisible();

    expect((await saidInWindow()).join()).toMatch(/^(false,)?true$/);
    await window.page.close();
    await expect(phone(side)).toBeVisible();
    // Each widget restored the session that it found: nobody was signed out, no code was fetched.
    expect((await saidInPanel()).join()).toBe('false,true');
    expect(await requests('revoke')).toEqual([]);
    expect(await requests('authorize')).toEqual([]);
  },
);

test(
  'who signs out beside the window with the dialer leaves no session in it',
  inFullRun,
  async ({ connected }) => {
    const { panel, control } = connected;
    const side = new Screen(panel);
    await side.openTab('Dialer');
    await expect(phone(side)).toBeVisible();
    await control.order('/dialer', slow);
    const window = new Screen(await openWindow(connected));
    await expect(phone(window)).toBeVisible();

    await side.openTab('Settings');
    await side.button('Sign out').click();
    await side.dialog.getByRole('button', { name: 'Sign out' }).click();
    await expect(side.text('Signing the dialer out first. This takes a few seconds.')).toBeVisible();
    await expect(side.button('Sign in to RingCentral')).toBeVisible();
    await expect(window.button('Sign in to RingCentral')).toBeVisible();
    // The widget's and the panel's own.
    await expect.poll(() => control.requestsTo(HOSTS.ringcentral, '/restapi/oauth/revoke')).toHaveLength(2);

    await window.page.goto(`https://${HOSTS.dialer}/icon.svg`);
    expect(
      await window.page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('platform'))),
    ).toEqual([]);
  },
);
