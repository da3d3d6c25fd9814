import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { objectAt, textsAt } from '../../stack/dialer/json.js';
import { receiveSms } from '../../stack/dialer/peer/mailbox.js';
import { navigate } from '../../stack/dialer/peer/routes.js';
import { changeSetting, saveSection, sectionRoute } from '../../stack/dialer/peer/settings.js';
import { SERVICE, startHost, startSignedIn } from './simulated-host.js';

describe('messages of the host', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it.each([
    [{ type: 'rc-adapter-unknown' }, 'rc-adapter-unknown: the dialer does not know this message'],
    [{ type: 'rc-adapter-register-third-party-service', service: {} }, 'registration without a service name'],
    [
      { type: 'rc-adapter-update-authorization-status', authorized: true },
      'update-authorization-status: no authorizationPath is registered',
    ],
    [{ type: 'rc-adapter-register-customized-page', page: { title: 'x' } }, 'customized page without an id'],
    [{ type: 'rc-adapter-update-call-log-page', page: 'x' }, 'call log page: page is not an object'],
    [{ type: 'rc-adapter-navigate-to', path: '/nowhere' }, 'navigate-to "/nowhere": no such page'],
    [
      { type: 'rc-adapter-message-request', requestId: '1', path: '/x', body: {} },
      'request "/x": the dialer does not know this path',
    ],
    [{ type: 'rc-adapter-control-call', callAction: 'dance' }, 'control-call: no action "dance"'],
    [
      {
        type: 'rc-adapter-update-third-party-settings',
        settings: [{ type: 'boolean', name: 'A', value: 'yes' }],
      },
      'setting "A": value is not a boolean',
    ],
  ])('shows what it cannot use: %j', async (message, problem) => {
    const host = startHost();
    host.send(message);
    await vi.advanceTimersByTimeAsync(20);
    expect(host.problems()).toEqual([problem]);
  });

  it('merges a page that is registered again', async () => {
    const host = startHost();
    host.send({ type: 'rc-adapter-register-customized-page', page: { id: 'a', title: 'A', type: 'tab' } });
    host.send({ type: 'rc-adapter-register-customized-page', page: { id: 'a', unreadCount: 2 } });
    await vi.advanceTimersByTimeAsync(20);
    expect(host.peer.store.get().pages).toEqual([{ id: 'a', title: 'A', type: 'tab', unreadCount: 2 }]);
  });

  it('keeps registered paths that a second registration leaves out', async () => {
    const host = startHost();
    host.send({
      type: 'rc-adapter-register-third-party-service',
      service: { name: 'A', callLoggerPath: '/c' },
    });
    host.send({
      type: 'rc-adapter-register-third-party-service',
      service: { name: 'A', settingsPath: '/s' },
    });
    await vi.advanceTimersByTimeAsync(20);
    expect(host.peer.store.get().service).toEqual({ name: 'A', callLoggerPath: '/c', settingsPath: '/s' });
  });

  it('asks nothing of the CRM before authorization, then contacts before logs', async () => {
    const host = await startSignedIn({ ...SERVICE, authorizationPath: '/authorize', authorized: false });
    receiveSms(host.peer, ['+16505550123'], 'hello');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(host.requests('/contacts/match')).toHaveLength(0);
    host.send({ type: 'rc-adapter-update-authorization-status', authorized: true, authorizedAccount: 'me' });
    await vi.advanceTimersByTimeAsync(1_000);
    const paths = host.sent
      .map((message) => message['path'])
      .filter((path) => String(path).endsWith('/match'));
    expect(paths).toEqual(['/contacts/match', '/messageLogger/match']);
  });

  it('asks anew only when it becomes authorized, not each time that it is told', async () => {
    const host = await startSignedIn({ ...SERVICE, authorizationPath: '/authorize', authorized: true });
    receiveSms(host.peer, ['+16505550123'], 'hello');
    await vi.advanceTimersByTimeAsync(1_000);
    const authorize = (authorized: boolean) => {
      host.send({ type: 'rc-adapter-update-authorization-status', authorized });
      return vi.advanceTimersByTimeAsync(1_000);
    };
    const before = host.requests('/contacts/match').length;
    await authorize(true);
    expect(host.requests('/contacts/match')).toHaveLength(before);
    await authorize(false);
    await authorize(true);
    expect(host.requests('/contacts/match')).toHaveLength(before + 1);
  });

  it('syncs no contacts before authorization', async () => {
    const host = startHost();
    const service = { ...SERVICE, authorizationPath: '/authorize', authorized: false };
    host.send({ type: 'rc-adapter-register-third-party-service', service });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(host.requests('/contacts')).toHaveLength(0);
  });

  it('asks for thirty numbers at a time', async () => {
    const host = await startSignedIn();
    for (let index = 0; index < 40; index += 1) receiveSms(host.peer, [`+165055501${index + 10}`], 'x');
    await vi.advanceTimersByTimeAsync(1_000);
    host.peer.store.set({ contactMatches: {} });
    const before = host.requests('/contacts/match').length;
    host.send({ type: 'rc-adapter-register-third-party-service', service: { name: 'TestService' } });
    await vi.advanceTimersByTimeAsync(1_000);
    const sizes = host
      .requests('/contacts/match')
      .slice(before)
      .map((request) => textsAt(objectAt(request, 'body'), 'phoneNumbers').length);
    expect(sizes).toEqual([30, 12]);
  });

  it('drops triggers for what it does not know', async () => {
    const host = await startSignedIn();
    const before = host.sent.length;
    host.send({ type: 'rc-adapter-trigger-contact-match', phoneNumbers: ['+16505550188'] });
    host.send({ type: 'rc-adapter-trigger-call-logger-match', sessionIds: ['1'] });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(host.sent).toHaveLength(before);
  });

  it('shows an alert for its time to live, and until it is dismissed for 0', async () => {
    const host = startHost();
    const alert = (requestId: string, ttl: number) => ({
      type: 'rc-adapter-message-request',
      requestId,
      path: '/custom-alert-message',
      body: { level: 'success', message: requestId, ttl },
    });
    host.send(alert('brief', 2_000));
    host.send(alert('sticky', 0));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(host.peer.store.get().alerts.map(({ message }) => message)).toEqual(['brief', 'sticky']);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(host.peer.store.get().alerts.map(({ message }) => message)).toEqual(['sticky']);
    const id = host.sent.find((message) => message['responseId'] === 'sticky')?.['response'];
    host.send({
      type: 'rc-adapter-message-request',
      requestId: 'd',
      path: '/dismiss-alert-message',
      body: { id },
    });
    await vi.advanceTimersByTimeAsync(100);
    expect(host.peer.store.get().alerts).toEqual([]);
  });

  it('sends all settings with the changed one', async () => {
    const item = { id: 'kind', type: 'boolean', name: 'Kind', value: false };
    const other = { id: 'other', type: 'boolean', name: 'Other', value: true };
    const host = await startSignedIn({ ...SERVICE, settings: [item, other] });
    void changeSetting(host.peer, item, true);
    await vi.advanceTimersByTimeAsync(100);
    const setting = { ...item, value: true };
    expect(objectAt(host.requests('/settings')[0], 'body')).toEqual({ settings: [setting, other], setting });
  });

  it('sends a section as a whole, also one inside a group, and goes back', async () => {
    const kind = { id: 'kind', type: 'string', name: 'Kind', value: 'Lead' };
    const hint = { id: 'hint', type: 'typography', name: 'Hint', value: 'Choose' };
    const section = { id: 'crm', type: 'section', name: 'CRM', items: [kind, hint] };
    const group = { id: 'all', type: 'group', name: 'All', items: [section] };
    const host = await startSignedIn({ ...SERVICE, settings: [group] });
    navigate(host.peer, '/settings');
    navigate(host.peer, sectionRoute('crm'));
    void saveSection(host.peer, section, new Map([['kind', 'Contact']]));
    await vi.advanceTimersByTimeAsync(100);
    const setting = { ...section, items: [{ ...kind, value: 'Contact' }, hint] };
    expect(objectAt(host.requests('/settings')[0], 'body')).toEqual({
      settings: [{ ...group, items: [setting] }],
      setting,
    });
    expect(host.peer.store.get().route).toBe('/settings');
  });

  it('takes the fixed value of an auto-log switch', async () => {
    const host = startHost();
    host.send({
      type: 'rc-adapter-register-third-party-service',
      service: { name: 'A', callLoggerAutoSettingReadOnly: true, callLoggerAutoSettingReadOnlyValue: true },
    });
    await vi.advanceTimersByTimeAsync(20);
    expect(host.peer.store.get().autoLog).toEqual({ call: true, message: false });
    expect(host.sent).toContainEqual({ type: 'rc-callLogger-auto-log-notify', autoLog: true });
  });

  it('tells a route only once it has stayed', async () => {
    const host = startHost();
    host.send({ type: 'rc-adapter-navigate-to', path: '/history' });
    host.send({ type: 'rc-adapter-navigate-to', path: '/settings' });
    await vi.advanceTimersByTimeAsync(1_000);
    host.send({ type: 'rc-adapter-navigate-to', path: 'goBack' });
    await vi.advanceTimersByTimeAsync(1_000);
    const routes = host.sent.filter((message) => message['type'] === 'rc-route-changed-notify');
    expect(routes.map((message) => message['path'])).toEqual(['/settings', '/history']);
  });
});
