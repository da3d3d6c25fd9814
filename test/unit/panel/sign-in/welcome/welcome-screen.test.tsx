// @vitest-environment jsdom
import { act } from 'react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { ProblemError } from '../../../../../src/core/basics/problem';
import { WelcomeScreen } from '../../../../../src/panel/sign-in/welcome/WelcomeScreen';
import { paintPanel } from '../../paint-panel';
import { identity } from '../../sample-view';

const { ask } = vi.hoisted(() => ({ ask: vi.fn<(method: string, input: unknown) => Promise<unknown>>() }));
vi.mock('../../../../../src/protocol/client', () => ({ call: ask }));
const { build } = vi.hoisted(() => ({ build: { builtInClientId: '' } }));
vi.mock('../../../../../src/platform/build', () => ({
  get builtInClientId() {
    return build.builtInClientId;
  },
}));
vi.mock('../../../../../src/platform/browser', () => ({
  browser: { identity: { getRedirectURL: (path: string) => `https://id.chromiumapp.org/${path}` } },
}));

const { connectAsWanted } = vi.hoisted(() => ({
  connectAsWanted: vi.fn<() => Promise<{ connectorId: string; isConnected: boolean } | undefined>>(),
}));
vi.mock('../../../../../src/actions/sign-in/connect-as-wanted', () => ({ connectAsWanted }));

const signedOut = { identity: null, connection: null };
const noClientId = {
  ...signedOut,
  preferences: { clientId: '', theme: 'system', language: 'system' },
} as const;

beforeEach(() => {
  location.hash = '';
  ask.mockReset().mockResolvedValue(undefined);
  connectAsWanted.mockReset().mockResolvedValue(undefined);
});

describe('before signing in', () => {
  test('without a client id, a person is told whom to ask, with words that are ready', async () => {
    const writeText = vi.fn<(text: string) => Promise<void>>().mockResolvedValue(undefined);
    vi.stubGlobal('navigator', Object.create(navigator, { clipboard: { value: { writeText } } }));
    const panel = await paintPanel(<WelcomeScreen />, noClientId);
    await act(async () => vi.dynamicImportSettled());
    expect(panel.text()).toContain('Ask your admin to set this up');
    expect(panel.text()).not.toContain('Sign in to RingCentral');
    await panel.press('Copy the message to your admin');
    expect(panel.text()).toContain('Copied');
    const [[copied] = ['']] = writeText.mock.calls;
    expect(copied).toContain('https://id.chromiumapp.org/ringcentral');
    expect(copied).toContain('ringCentralClientId');
    const mail = new URL(panel.link('Send by email') ?? '');
    expect([mail.protocol, mail.searchParams.get('body')]).toEqual(['mailto:', copied]);
    writeText.mockRejectedValue(new Error('no focus'));
    await panel.press('Copy the message to your admin');
    expect(panel.text()).toContain('Select the text instead.');
    vi.unstubAllGlobals();
  });

  test('the steps for an admin are folded, and end in the id', async () => {
    const panel = await paintPanel(<WelcomeScreen />, noClientId);
    await act(async () => vi.dynamicImportSettled());
    const folded = panel.element.querySelector('details.not-set-up-admin');
    expect(folded?.hasAttribute('open')).toBe(false);
    expect(folded?.textContent).toContain('Client ID required');
    expect(panel.button('Copy the redirect address')).toBeTruthy();
    await panel.type('RingCentral client ID', '  abc ');
    await panel.press('Save client ID');
    expect(ask).toHaveBeenCalledExactlyOnceWith('savePreferences', { clientId: 'abc' });
  });

  test('a release, which brings a client id, shows none of it', async () => {
    build.builtInClientId = 'release';
    const panel = await paintPanel(<WelcomeScreen />, noClientId);
    await act(async () => vi.dynamicImportSettled());
    expect(panel.button('Sign in to RingCentral')).toBeTruthy();
    ask.mockRejectedValue(new ProblemError({ code: 'sign_in_failed' }));
    await panel.press('Sign in to RingCentral');
    await act(async () => vi.dynamicImportSettled());
    expect(panel.has('.client-id')).toBe(false);
    expect(panel.text()).not.toContain('Ask your admin to set this up');
    build.builtInClientId = '';
  });

  test('signing in leads to choosing the CRM', async () => {
    ask.mockResolvedValue(identity);
    const panel = await paintPanel(<WelcomeScreen />, signedOut);
    await panel.press('Sign in to RingCentral');
    expect(ask).toHaveBeenCalledExactlyOnceWith('signIn', {});
    expect(location.hash).toBe('#/settings/connect');
  });

  test.each([
    [true, '#/dialer'],
    [false, '#/settings/connect/keycrm'],
  ])('signing in connects the CRM that is wanted by it (%s) and leads to %s', async (isConnected, hash) => {
    ask.mockResolvedValue(identity);
    connectAsWanted.mockResolvedValue({ connectorId: 'keycrm', isConnected });
    const panel = await paintPanel(<WelcomeScreen />, signedOut);
    await panel.press('Sign in to RingCentral');
    expect(location.hash).toBe(hash);
  });

  test('a cancelled sign-in says so and can be tried again', async () => {
    ask.mockRejectedValue(new ProblemError({ code: 'cancelled' }));
    const panel = await paintPanel(<WelcomeScreen />, signedOut);
    await panel.press('Sign in to RingCentral');
    expect(panel.text()).toContain('Nothing was changed.');
    await panel.press('Try again');
    expect(ask).toHaveBeenCalledTimes(2);
    expect(location.hash).toBe('');
  });
});
