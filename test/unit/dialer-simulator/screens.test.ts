// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { textsAt, type JsonObject } from '../../stack/dialer/json.js';
import { answerCall, endCall, startIncomingCall } from '../../stack/dialer/peer/line.js';
import { navigate } from '../../stack/dialer/peer/routes.js';
import { showDialer } from '../../stack/dialer/view/shell.js';
import { SERVICE, startSignedIn, type SimulatedHost } from './simulated-host.js';

function at<T extends HTMLElement>(testId: string, type: new () => T): T {
  const found = document.querySelector(`[data-testid="${testId}"]`);
  if (!(found instanceof type)) throw new Error(`No ${testId}`);
  return found;
}

const calls = { id: 'calls', type: 'boolean', name: 'Calls', value: false };
const section = { id: 'auto', type: 'section', name: 'Automatic', items: [calls] };
const opened = { ...SERVICE, settings: [section] };

describe('the screens of the simulator', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => {
    vi.useRealTimers();
    document.body.replaceChildren();
  });

  async function show(service: JsonObject): Promise<SimulatedHost> {
    const host = await startSignedIn(service);
    showDialer(document.body, host.peer);
    navigate(host.peer, '/settings');
    return host;
  }

  it('forgets what was not saved when a section is left', async () => {
    const host = await show(opened);
    at('setting-auto', HTMLButtonElement).click();
    at('setting-calls', HTMLInputElement).click();
    at('section-back', HTMLButtonElement).click();
    expect(host.peer.store.get().route).toBe('/settings');
    at('setting-auto', HTMLButtonElement).click();
    expect(at('setting-calls', HTMLInputElement).checked).toBe(false);
    at('section-save', HTMLButtonElement).click();
    await vi.advanceTimersByTimeAsync(100);
    expect(host.requests('/settings')[0]?.['body']).toEqual({ setting: section, settings: [section] });
  });

  it('keeps what was changed while the host changes other settings, and shows what it changes here', async () => {
    const host = await show(opened);
    const other = { id: 'other', type: 'boolean', name: 'Other', value: true };
    const update = (settings: JsonObject[]) => {
      host.send({ type: 'rc-adapter-update-third-party-settings', settings });
      return vi.advanceTimersByTimeAsync(100);
    };
    at('setting-auto', HTMLButtonElement).click();
    at('setting-calls', HTMLInputElement).click();
    await update([section, other]);
    expect(at('setting-calls', HTMLInputElement).checked).toBe(true);
    await update([{ ...section, items: [{ ...calls, name: 'All calls' }] }]);
    expect(at('setting-calls', HTMLInputElement).checked).toBe(false);
  });

  it('sends a locked item with the rest, but lets nobody change it', async () => {
    const locked = { ...calls, value: true, readOnly: true, readOnlyReason: 'Set by your admin' };
    const host = await show({ ...SERVICE, settings: [{ ...section, items: [locked] }] });
    at('setting-auto', HTMLButtonElement).click();
    expect(at('setting-calls', HTMLInputElement).disabled).toBe(true);
    at('section-save', HTMLButtonElement).click();
    await vi.advanceTimersByTimeAsync(100);
    expect(host.requests('/settings')[0]?.['body']).toMatchObject({ setting: { items: [locked] } });
  });

  it.each([
    [false, true],
    [true, false],
  ])('where the service hides it (%s), a logged call has its button Edit: %s', async (isHidden, isShown) => {
    const host = await show({ ...SERVICE, callLoggerHideEditLogButton: isHidden });
    const { peer } = host;
    host.replies.set('/callLogger/match', (body) => ({
      data: Object.fromEntries(textsAt(body, 'sessionIds').map((id) => [id, [{ id: 'log' }]])),
    }));
    startIncomingCall(peer, '+16505550123');
    await vi.advanceTimersByTimeAsync(2000);
    answerCall(peer);
    await vi.advanceTimersByTimeAsync(5000);
    endCall(peer);
    await vi.advanceTimersByTimeAsync(60_000);
    navigate(peer, '/history');
    expect(at('history-view', HTMLButtonElement).textContent).toBe('View');
    expect(document.querySelector('[data-testid="history-edit"]') !== null).toBe(isShown);
  });

  it('says its counts for whoever looks from outside', async () => {
    const host = await show(SERVICE);
    host.send({ type: 'rc-adapter-register-third-party-service', service: SERVICE });
    await vi.advanceTimersByTimeAsync(100);
    const counts = at('dialer-counts', HTMLElement);
    expect(Object.fromEntries(Object.entries(counts.dataset))).toEqual({
      testid: 'dialer-counts',
      registrations: '2',
      authorizationUpdates: '0',
      settingsUpdates: '0',
      pageUpdates: '0',
      contactMatches: '1',
      contactSearches: '0',
      callLogMatches: '0',
      messageLogMatches: '0',
    });
    expect(counts.textContent).toContain('registrations 2');
  });
});
