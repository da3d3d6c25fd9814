// @vitest-environment jsdom
import { act } from 'react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { personalKey, type PluginAccount } from '../../../../../src/core/sign-in/plugin-account';
import { PluginAccountCard } from '../../../../../src/panel/plugins/plugin/PluginAccountCard';
import { paintPanel } from '../../paint-panel';
import { samplePlugin } from '../../sample-plugin';
import { connection, identity } from '../../sample-view';

const world = vi.hoisted(() => ({
  isGranted: true,
  order: [] as string[],
  /** Hosts that the person let have the token. */
  asked: [] as unknown[],
  answers: {} as { [method: string]: object },
}));

vi.mock('../../../../../src/platform/browser', () => ({
  browser: {
    permissions: {
      request: async () => {
        world.order.push('permission');
        return world.isGranted;
      },
    },
    runtime: {
      sendMessage: async ({ method, input }: { method: string; input: unknown }) => {
        world.order.push(method);
        if (method === 'logOutOfAccount') world.asked.push(Object(input).shownHost);
        return world.answers[method] ?? { ok: true };
      },
    },
  },
}));

vi.mock('../../../../../src/storage/directory/manifest-cache', () => {
  const address = (path: string) => `https://archive.example/${path}`;
  const platform = {
    authorizationUrl: address('authUrl'),
    authStateUrl: address('checkAuth'),
    logoutUrl: address('logout'),
  };
  return { manifestCache: { get: async () => ({ body: { platforms: { archive: platform } } }) } };
});

const plugin = samplePlugin({ id: 'archive', developer: 'Northwind' });
const signIn = {
  canAsk: true,
  canLogOut: true,
  withholdsToken: false,
  host: 'archive.example',
  logOutHost: 'archive.example',
};
const key = personalKey(identity, connection, 'archive');

type SignInChange = Partial<typeof signIn> & { readonly isLogOutMoved?: boolean };
const open = (account?: Omit<PluginAccount, 'changedAt'>, change: SignInChange = {}) =>
  paintPanel(<PluginAccountCard plugin={plugin} signIn={{ ...signIn, ...change }} />, {
    pluginAccounts: account ? { [key]: { ...account, changedAt: 1 } } : {},
  });

beforeEach(() => {
  // jsdom knows the element, not its modal methods.
  HTMLDialogElement.prototype.showModal = function show() {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function close() {
    this.open = false;
  };
  world.isGranted = true;
  world.order = [];
  world.answers = {};
});

describe('an account of a plugin', () => {
  test('asks for the redirect page first thing in the click, then connects', async () => {
    const panel = await open();
    expect(panel.text()).toContain('ringcentral.github.io');
    world.order = [];
    await panel.press('Connect');
    expect(world.order).toEqual(['permission', 'connectAccount']);
  });

  test('is asked about as soon as its manifest says where, though the card was there before', async () => {
    const panel = await open(undefined, { canAsk: false });
    expect(world.order).toEqual([]);
    await panel.paint(<PluginAccountCard plugin={plugin} signIn={signIn} />);
    expect(world.order).toEqual(['getManifest']);
  });

  test('without the permission nothing is opened, and it says why', async () => {
    world.isGranted = false;
    const panel = await open();
    await panel.press('Connect');
    expect(world.order).not.toContain('connectAccount');
    expect(panel.text()).toContain('Permission wasn’t granted');
    world.isGranted = true;
    await panel.press('Try again');
    expect(world.order).toContain('connectAccount');
    expect(panel.text()).not.toContain('Permission wasn’t granted');
  });

  test('says where the session token goes when one disconnects, and where it does not', async () => {
    expect((await open({ state: 'connected' })).text()).toContain('notifies archive.example');
    const withheld = await open({ state: 'connected' }, { withholdsToken: true });
    expect(withheld.text()).not.toContain('token');
    await withheld.press('Disconnect');
    expect(world.order).toContain('logOutOfAccount');
  });

  test('names the host that is notified, which need not be that of the sign-in', async () => {
    const panel = await open({ state: 'connected' }, { logOutHost: 'out.example' });
    expect(panel.text()).toContain('notifies out.example');
    expect(panel.text()).not.toContain('archive.example');
  });

  test('says nothing of a host that is not told, as nobody has agreed to it', async () => {
    const panel = await open({ state: 'connected' }, { logOutHost: 'out.example', isLogOutMoved: true });
    expect(panel.text()).not.toContain('out.example');
    expect(panel.text()).toContain('The plugin works with your account.');
  });

  test('where no admin was asked, the token goes only once the person has seen the host', async () => {
    world.answers['logOutOfAccount'] = {
      ok: false,
      problem: { code: 'consent_needed', host: 'out.example' },
    };
    const panel = await open({ state: 'connected' });
    world.asked = [];
    await panel.press('Disconnect');
    const dialog = panel.element.querySelector('dialog');
    expect(dialog?.open).toBe(true);
    expect(dialog?.textContent).toContain('Send your session token to out.example?');
    // It is a question, no failure.
    expect(panel.has('[role=alert]')).toBe(false);
    world.answers['logOutOfAccount'] = { ok: true };
    await panel.press('Send token and disconnect');
    expect(world.asked).toEqual([undefined, 'out.example']);
    expect(panel.has('dialog')).toBe(false);
  });

  test('and a person who thinks again is logged out nowhere', async () => {
    world.answers['logOutOfAccount'] = {
      ok: false,
      problem: { code: 'consent_needed', host: 'out.example' },
    };
    const panel = await open({ state: 'connected' });
    world.asked = [];
    await panel.press('Disconnect');
    await panel.press('Cancel');
    expect(panel.has('dialog')).toBe(false);
    expect(world.asked).toEqual([undefined]);
    expect(panel.text()).toContain('Connected');
  });

  test('what is refused because nobody agreed to its host says so', async () => {
    world.answers['logOutOfAccount'] = { ok: false, problem: { code: 'not_agreed', host: 'evil.example' } };
    const panel = await open({ state: 'connected' });
    await panel.press('Disconnect');
    expect(panel.text()).toContain('Nothing was sent to evil.example');
    expect(panel.text()).toContain('no admin has agreed to yet. Everything else continues.');
  });

  test('a log-out that fails says so and stays connected', async () => {
    world.answers['logOutOfAccount'] = {
      ok: false,
      problem: { code: 'server_error', host: 'archive.example' },
    };
    const panel = await open({ state: 'connected' });
    await panel.press('Disconnect');
    expect(panel.text()).toContain('archive.example has a problem');
    expect(panel.text()).toContain('Connected');
  });

  test.each([
    [{ state: 'connected', said: false }, 'The plugin reports no connected account.', 'Reconnect'],
    [{ state: 'not_connected', said: true }, 'a connected account, but not which one', 'Connect'],
    [{ state: 'unknown' }, 'couldn’t see its reply', 'Check again'],
    [{ state: 'connecting' }, 'Finish in the window', 'Show the window'],
    [{ state: 'not_connected', problem: { code: 'sign_in_timed_out' } }, 'took too long', 'Try again'],
  ] as const)('%j: %s', async (account, words, action) => {
    const panel = await open(account);
    expect(panel.text()).toContain(words);
    world.order = [];
    await panel.press(action);
    await act(async () => {});
    expect(world.order.length).toBeGreaterThan(0);
  });
});
