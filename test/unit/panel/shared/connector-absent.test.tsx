// @vitest-environment jsdom
import type { ReactNode } from 'react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { JsonObject } from '../../../../src/core/basics/json';
import { ProblemError } from '../../../../src/core/basics/problem';
import { UserMappingScreen } from '../../../../src/panel/crm/user-mapping/UserMappingScreen';
import { ServerLoggingScreen } from '../../../../src/panel/server-logging/ServerLoggingScreen';
import { CrmSettingsScreen } from '../../../../src/panel/settings/crm/CrmSettingsScreen';
import { SignInScreen } from '../../../../src/panel/sign-in/managed/SignInScreen';
import { paintPanel } from '../paint-panel';

/** What a connector declares is not known until its manifest was read: that is not "it declares nothing". */

const { load } = vi.hoisted(() => ({ load: vi.fn<() => Promise<JsonObject>>() }));
vi.mock('../../../../src/actions/crm/load-connector', () => ({ loadConnectedPlatform: load }));
vi.mock('../../../../src/storage/directory/manifest-cache', () => ({
  manifestCache: { get: async () => undefined },
}));
vi.mock('../../../../src/protocol/client', () => ({ call: async () => ({}) }));
vi.mock('../../../../src/platform/browser', () => ({ browser: {} }));

beforeEach(() => void load.mockReset().mockRejectedValue(new ProblemError({ code: 'unreachable' })));

describe.each<[string, ReactNode]>([
  ['user mapping', <UserMappingScreen key="m" />],
  ['server-side logging', <ServerLoggingScreen key="l" />],
  ['the shared sign-in', <SignInScreen key="s" />],
  ['the CRM’s settings', <CrmSettingsScreen key="c" />],
])('%s', (_what, screen) => {
  test('says that it is not known, and asks again', async () => {
    const panel = await paintPanel(screen);
    expect(panel.text()).toContain('Not loaded');
    expect(panel.text()).toContain('Current settings stay in effect.');
    expect(panel.text()).not.toMatch(/has no |offers no|doesn’t use one/);
    load.mockResolvedValue({});
    await panel.press('Try again');
    await vi.waitFor(() => expect(panel.text()).not.toContain('Not loaded'));
  });

  test('names a refusal, and a connector that was withdrawn or is not listed', async () => {
    for (const [problem, words] of [
      [{ code: 'refused', status: 403 }, 'Access refused'],
      [{ code: 'refused', status: 404 }, 'Withdrawn'],
      [{ code: 'not_found' }, 'Not listed'],
    ] as const) {
      load.mockRejectedValue(new ProblemError(problem));
      const panel = await paintPanel(screen);
      expect(panel.text()).toContain(words);
      await panel.leave();
    }
  });
});
