// @vitest-environment jsdom
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { ProblemError } from '../../../../../src/core/basics/problem';
import type { PublishedConnector } from '../../../../../src/actions/crm/connector-changes';
import { AboutCrmScreen } from '../../../../../src/panel/crm/about/AboutCrmScreen';
import { paintPanel } from '../../paint-panel';
import { connection, identity } from '../../sample-view';

const { ask, load, find } = vi.hoisted(() => ({
  ask: vi.fn<(method: string, input: unknown) => Promise<unknown>>(),
  load: vi.fn<() => Promise<unknown>>(),
  find: vi.fn<() => Promise<PublishedConnector | undefined>>(),
}));
vi.mock('../../../../../src/protocol/client', () => ({ call: ask }));
vi.mock('../../../../../src/actions/crm/load-connector', () => ({ loadConnectedPlatform: load }));
vi.mock('../../../../../src/actions/crm/connector-changes', () => ({ findPublishedConnector: find }));

const terms = { authType: 'apiKey', fields: [] } as const;
const platform = {
  name: connection.platform,
  developer: { name: 'Sample makers' },
  documentationUrl: 'https://docs.example.com/start',
  getSupportUrl: 'http://plain.example.com',
  page: { feedback: { url: 'https://feedback.example.com/?who={user}' } },
};
const published = (part: Partial<PublishedConnector> = {}): PublishedConnector => ({
  body: { platforms: { [connection.platform]: platform } },
  terms: { ...terms, fields: [] },
  changes: [],
  ...part,
});
const admin = { identity: { ...identity, isAdmin: true } };

beforeEach(() => {
  ask.mockReset().mockResolvedValue(undefined);
  load.mockReset().mockResolvedValue({});
  find.mockReset().mockResolvedValue(published());
});

describe('about the connection', () => {
  test('who makes the connector, where it leads, and its maker’s pages that may be opened', async () => {
    const panel = await paintPanel(<AboutCrmScreen />);
    expect(panel.text()).toContain('Sample makers');
    expect(panel.text()).toContain(new URL(connection.serverUrl).hostname);
    const links = [...document.querySelectorAll('.connector-links a')].map((link) =>
      link.getAttribute('href'),
    );
    expect(links).toEqual([
      'https://docs.example.com/start',
      'https://feedback.example.com/?who=',
      '#/settings/report-problem',
    ]);
  });

  test('what cannot be read anew is shown as it was, with the reason', async () => {
    load.mockRejectedValue(new ProblemError({ code: 'offline' }));
    const panel = await paintPanel(<AboutCrmScreen />);
    expect(panel.text()).toContain('Showing the last known details.');
    expect(panel.text()).toContain('Sample makers');
    load.mockResolvedValue({});
    await panel.press('Try again');
    expect(panel.text()).not.toContain('Showing the last known details.');
  });

  test('an admin sees which values are left out; others do not', async () => {
    const people = await paintPanel(<AboutCrmScreen />, { identity: { ...identity, isAdmin: false } });
    expect(people.text()).not.toContain('getSupportUrl');
    await people.leave();
    const panel = await paintPanel(<AboutCrmScreen />, admin);
    expect(panel.text()).toContain('1 problem in the connector’s manifest');
    expect(panel.text()).toContain('getSupportUrl');
    expect(panel.text()).toContain('not a public https address');
  });
});

describe('a connector that has changed since', () => {
  test('another server is told, and stays told until one connects again', async () => {
    find.mockResolvedValue(
      published({ changes: [{ what: 'server', before: 'old.example.com', now: 'new.example.com' }] }),
    );
    const panel = await paintPanel(<AboutCrmScreen />);
    expect(panel.text()).toContain(
      'It now names the server new.example.com. You stay with old.example.com until you reconnect.',
    );
    expect(panel.text()).toContain('Reconnect');
    expect(panel.text()).not.toContain('Got it');
  });

  test('the rest is told until it was seen', async () => {
    const changes = [
      { what: 'auth', before: 'apiKey', now: 'oauth' },
      { what: 'landing', before: 'a.example.com', now: '' },
      { what: 'field', before: 'deal', now: '' },
    ] as const;
    find.mockResolvedValue(published({ changes }));
    const panel = await paintPanel(<AboutCrmScreen />);
    expect(panel.text()).toContain('on the CRM’s own page instead');
    expect(panel.text()).toContain('Sign-ins now end on App Connect’s common page.');
    expect(panel.text()).toContain('The field “deal” is gone.');
    find.mockResolvedValue(published());
    await panel.press('Got it');
    expect(ask).toHaveBeenCalledExactlyOnceWith('acceptConnector', {
      connectorId: connection.connectorId,
      terms,
    });
    expect(panel.text()).not.toContain('has changed since you connected');
  });
});

describe('the App Connect server behind it', () => {
  const answer = (body: unknown) =>
    ask.mockImplementation(async (method) => (method === 'askServer' ? body : undefined));

  test('says what is new, by a press', async () => {
    answer({ '1.7.41': { global: [{ type: 'New', description: 'Call-backs' }] } });
    const panel = await paintPanel(<AboutCrmScreen />);
    expect(ask).not.toHaveBeenCalled();
    await panel.press('Show what’s new');
    expect(ask).toHaveBeenCalledExactlyOnceWith('askServer', { route: 'releaseNotes', query: {} });
    expect(panel.text()).toContain('New: Call-backs');
  });

  test.each<[string, () => unknown]>([
    ['without the route', () => Promise.reject(new ProblemError({ code: 'missing_route' }))],
    ['with nothing to say', () => Promise.resolve({})],
  ])('%s says nothing, which is no error', async (_what, body) => {
    ask.mockImplementation(async () => body());
    const panel = await paintPanel(<AboutCrmScreen />);
    await panel.press('Show what’s new');
    expect(panel.text()).toContain('This server doesn’t publish release notes.');
    expect(panel.has('[role=alert]')).toBe(false);
  });

  test.each([
    [{ successful: true }, 'Updated.'],
    [{ successful: false }, 'The CRM didn’t update it.'],
  ])('reads anew who the person is: %j', async (body, words) => {
    answer(body);
    const panel = await paintPanel(<AboutCrmScreen />);
    await panel.press('Update from the CRM');
    expect(panel.text()).toContain(words);
  });

  test('that cannot says when it does', async () => {
    ask.mockRejectedValue(new ProblemError({ code: 'missing_route' }));
    const panel = await paintPanel(<AboutCrmScreen />);
    await panel.press('Update from the CRM');
    expect(panel.text()).toContain('This server updates it only when you connect.');
  });
});
