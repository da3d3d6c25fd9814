// @vitest-environment jsdom
import { act } from 'react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { ProblemError } from '../../../../src/core/problem';
import { ConnectorScreen } from '../../../../src/panel/connect/ConnectorScreen';
import { paintPanel } from '../paint-panel';

const { ask } = vi.hoisted(() => ({ ask: vi.fn<(method: string, input: unknown) => Promise<unknown>>() }));
vi.mock('../../../../src/protocol/client', () => ({ call: ask }));
vi.mock('../../../../src/platform/browser', () => ({ browser: {} }));

const content = [
  { const: 'apiKey', title: 'API key', required: true },
  { const: 'team', title: 'Team' },
];
const connector = {
  displayName: 'KeyCRM',
  authType: 'apiKey',
  serverHost: 'server.example',
  platform: { auth: { type: 'apiKey', apiKey: { page: { title: 'Your key', content } } } },
};
const asked = (method: string) =>
  ask.mock.calls.filter(([name]) => name === method).map(([, input]) => input);

beforeEach(() => {
  location.hash = '';
  ask.mockReset().mockImplementation(async (method) => (method === 'getConnector' ? connector : undefined));
});

async function open(drafts = {}) {
  await import('../../../../src/panel/form/SchemaForm');
  const panel = await paintPanel(<ConnectorScreen connectorId="keycrm" />, { connection: null, drafts });
  await act(async () => vi.dynamicImportSettled());
  return panel;
}

describe('connecting a CRM', () => {
  test('says where the key goes, sends it there, and goes on to the dialer', async () => {
    const panel = await open();
    expect(panel.text()).toContain('Goes to server.example and nowhere else');
    expect(panel.field('API key').getAttribute('type')).toBe('password');
    await panel.type('API key', 'k-1');
    await panel.press('Connect');
    expect(asked('connect')).toEqual([{ connectorId: 'keycrm', values: { apiKey: 'k-1' } }]);
    expect(location.hash).toBe('#/dialer');
  });

  test('keeps what was typed when it is refused', async () => {
    ask.mockImplementation(async (method) => {
      if (method === 'getConnector') return connector;
      if (method === 'connect') throw new ProblemError({ code: 'refused', message: 'Wrong key' });
      return undefined;
    });
    const panel = await open();
    await panel.type('API key', 'k-2');
    await panel.press('Connect');
    expect(panel.text()).toContain('Wrong key');
    expect(panel.field('API key').value).toBe('k-2');
    expect(location.hash).toBe('');
  });

  test('keeps a draft without the key, for this connector only', async () => {
    const panel = await open();
    await panel.type('API key', 'k-3');
    await panel.type('Team', 'West');
    await panel.leave();
    expect(asked('saveDraft')).toEqual([
      { form: 'connect', value: { connectorId: 'keycrm', values: { team: 'West' } } },
    ]);
    const draft = (connectorId: string) => ({
      connect: { value: { connectorId, values: { team: 'East' } }, changedAt: 1 },
    });
    expect((await open(draft('keycrm'))).field('Team').value).toBe('East');
    expect((await open(draft('other'))).field('Team').value).toBe('');
  });

  test('that signs in by its own window says that it cannot yet', async () => {
    ask.mockResolvedValue({ ...connector, authType: 'oauth' });
    const panel = await open();
    expect(panel.button(/^Connect/).getAttribute('aria-disabled')).toBe('true');
    expect(panel.text()).toContain('This CRM has its own sign-in window');
  });
});
