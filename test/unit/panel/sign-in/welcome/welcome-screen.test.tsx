// @vitest-environment jsdom
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { ProblemError } from '../../../../../src/core/basics/problem';
import { WelcomeScreen } from '../../../../../src/panel/sign-in/welcome/WelcomeScreen';
import { paintPanel } from '../../paint-panel';
import { identity } from '../../sample-view';

const { ask } = vi.hoisted(() => ({ ask: vi.fn<(method: string, input: unknown) => Promise<unknown>>() }));
vi.mock('../../../../../src/protocol/client', () => ({ call: ask }));
vi.mock('../../../../../src/platform/build', () => ({ builtInClientId: '' }));
vi.mock('../../../../../src/platform/browser', () => ({
  browser: { identity: { getRedirectURL: (path: string) => `https://id.chromiumapp.org/${path}` } },
}));

const { connectAsWanted } = vi.hoisted(() => ({
  connectAsWanted: vi.fn<() => Promise<{ connectorId: string; isConnected: boolean } | undefined>>(),
}));
vi.mock('../../../../../src/actions/sign-in/connect-as-wanted', () => ({ connectAsWanted }));

const signedOut = { identity: null, connection: null };

beforeEach(() => {
  location.hash = '';
  ask.mockReset().mockResolvedValue(undefined);
  connectAsWanted.mockReset().mockResolvedValue(undefined);
});

describe('before signing in', () => {
  test('without a client id, the panel says so and how to get one', async () => {
    const panel = await paintPanel(<WelcomeScreen />, {
      ...signedOut,
      preferences: { clientId: '', theme: 'system', language: 'system' },
    });
    expect(panel.text()).toContain('Client ID required');
    expect(panel.text()).toContain('https://id.chromiumapp.org/ringcentral');
    expect(panel.text()).not.toContain('Sign in to RingCentral');
    await panel.type('RingCentral client ID', '  abc ');
    await panel.press('Save client ID');
    expect(ask).toHaveBeenCalledExactlyOnceWith('savePreferences', { clientId: 'abc' });
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
