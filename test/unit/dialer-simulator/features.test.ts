import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { listEffectiveFlags } from '../../stack/dialer/parameters.js';
import { chooseNumberFormat, switchAssistant } from '../../stack/dialer/peer/features.js';
import { sendSms } from '../../stack/dialer/peer/mailbox.js';
import { createStorage, SERVICE, startHost, startSignedIn, type SimulatedHost } from './simulated-host.js';

const assistant = 'rc-adapter-ai-assistant-settings-notify';
const display = 'rc-adapter-phone-number-format-settings-notify';

function told({ sent }: SimulatedHost, type: string) {
  return sent.filter((message) => message['type'] === type).map(({ type: _type, ...rest }) => rest);
}

describe('features that a host sets', () => {
  beforeEach(() => void vi.useFakeTimers({ now: new Date('2026-11-21T12:00:00Z') }));
  afterEach(() => void vi.useRealTimers());

  it('hides what is off, keeps what is left out, and ignores what is no boolean', async () => {
    const host = startHost();
    host.send({ type: 'rc-adapter-update-features-flags', chat: false, text: 'no', calldown: false });
    host.send({ type: 'rc-adapter-update-features-flags', fax: false });
    await vi.advanceTimersByTimeAsync(20);
    const { features } = host.peer.store.get();
    expect(Object.entries(features).filter(([, on]) => !on)).toEqual([
      ['chat', false],
      ['fax', false],
    ]);
  });

  it('says what the AI assistant is set to at its start and whenever it is another, by whoever', async () => {
    const host = startHost();
    await vi.advanceTimersByTimeAsync(100);
    const set = { type: 'rc-adapter-update-ai-assistant-settings', showAiAssistantWidget: true };
    host.send({ ...set, autoStartAiAssistant: false, autoStartAiAssistantReadOnly: true });
    host.send(set);
    await vi.advanceTimersByTimeAsync(20);
    switchAssistant(host.peer, 'autoStartAiAssistant', true);
    switchAssistant(host.peer, 'showAiAssistantWidget', false);
    expect(told(host, assistant)).toEqual([
      { showAiAssistantWidget: false, autoStartAiAssistant: false },
      { showAiAssistantWidget: true, autoStartAiAssistant: false },
      { showAiAssistantWidget: false, autoStartAiAssistant: false },
    ]);
  });

  it.each([
    ['2.3', []],
    [
      '3.x',
      [
        { formatType: 'national', template: '', readOnly: false },
        { formatType: 'custom', template: '###', readOnly: false },
        { formatType: 'e164', template: '', readOnly: false },
      ],
    ],
  ] as const)('shows numbers as the host or the person wants, in %s: %j', async (generation, expected) => {
    const host = startHost(undefined, { options: { generation } });
    await vi.advanceTimersByTimeAsync(100);
    const set = { type: 'rc-adapter-set-phone-number-format', formatType: 'custom', template: '###' };
    host.send({ ...set, readOnly: false });
    await vi.advanceTimersByTimeAsync(20);
    if (generation === '3.x') chooseNumberFormat(host.peer, 'e164', '');
    host.send({ ...set, formatType: 'e164', template: '', readOnly: true });
    await vi.advanceTimersByTimeAsync(20);
    if (generation === '3.x') chooseNumberFormat(host.peer, 'national', '');
    expect(told(host, display)).toEqual(expected);
    expect(host.problems()).toEqual([]);
  });

  it('remembers both over a start', async () => {
    const storage = createStorage();
    const seams = { storage, options: { generation: '3.x' } };
    const first = startHost(undefined, seams);
    await vi.advanceTimersByTimeAsync(100);
    switchAssistant(first.peer, 'showAiAssistantWidget', true);
    chooseNumberFormat(first.peer, 'custom', '##');
    const second = startHost(undefined, seams);
    await vi.advanceTimersByTimeAsync(100);
    expect(told(second, assistant)).toEqual([{ showAiAssistantWidget: true, autoStartAiAssistant: false }]);
    expect(told(second, display)).toEqual([{ formatType: 'custom', template: '##', readOnly: false }]);
  });

  it('times typing where it is told to, of what is sent', async () => {
    const host = await startSignedIn(SERVICE);
    sendSms(host.peer, ['+16505550123'], 'Hello');
    host.send({ type: 'rc-adapter-update-sms-typing-time-tracking', enabled: true });
    await vi.advanceTimersByTimeAsync(20);
    sendSms(host.peer, ['+16505550123'], 'Hello');
    const [timed, untimed] = host.peer.store.get().messages;
    expect(timed?.typingDurationMs).toBe(1000);
    expect(untimed?.typingDurationMs).toBeUndefined();
  });

  it.each([
    ['', '3.x', ['disableGlip', 'disableNoiseReduction']],
    ['disableGlip=false&disableNoiseReduction=false', '3.x', []],
    ['disableGlip=true&disableNoiseReduction=0', '3.x', ['disableGlip']],
    ['disableGlip=0&disableNoiseReduction=0&disableCall=false', '3.x', ['disableCall']],
    ['disableGlip=0&disableNoiseReduction=0&enableSmartNote=0', '2.3', ['enableSmartNote']],
    ['disableGlip=0&disableNoiseReduction=0&enableSideWidget=1&enableVoicemailDrop=1', '2.3', []],
    [
      'disableGlip=0&disableNoiseReduction=0&enableSideWidget=1&enableVoicemailDrop=1',
      '3.x',
      ['enableVoicemailDrop', 'enableSideWidget'],
    ],
  ] as const)('acts by the flags “%s” in %s as %j', (query, generation, expected) => {
    const { peer } = startHost(query, { options: { generation } });
    expect(listEffectiveFlags(peer.parameters, generation)).toEqual(expected);
  });

  it('names a kind of format that there is not', async () => {
    const host = startHost(undefined, { options: { generation: '3.x' } });
    host.send({ type: 'rc-adapter-set-phone-number-format', formatType: 'roman' });
    await vi.advanceTimersByTimeAsync(20);
    expect(host.problems()).toEqual(['set-phone-number-format: no format type "roman"']);
  });
});
