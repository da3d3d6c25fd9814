import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { DialerHost } from '../../../src/dialer/host';
import type { WidgetFeatures } from '../../../src/dialer/widget-features';
import { contactsOf } from '../../stack/dialer/peer/contact-book.js';
import { receiveMessage } from '../../stack/dialer/peer/host-commands.js';
import { chooseNumberFormat, switchAssistant } from '../../stack/dialer/peer/features.js';
import { answerCall, endCall, startIncomingCall } from '../../stack/dialer/peer/line.js';
import { createStorage, startHost, type SimulatedSeams } from '../dialer-simulator/simulated-host';
import { ada, service, startBridge } from './bridge-under-test';

/** The bridge and the simulated dialer, which believes what it is told for as long as the real one does. */

const number = '+16505550123';
const minuteMs = 60_000;

beforeEach(() => void vi.useFakeTimers({ now: new Date('2026-11-21T12:00:00Z') }));
afterEach(() => void vi.useRealTimers());

async function openDialer(answers: Partial<DialerHost>, seams: SimulatedSeams = {}) {
  const dialer = startBridge(answers);
  const { peer } = startHost(undefined, {
    ...seams,
    send: (message) => {
      dialer.setNow(Date.now());
      dialer.say(structuredClone(message));
    },
  });
  const post = dialer.frame.postMessage.getMockImplementation();
  dialer.frame.postMessage.mockImplementation((message, origin) => {
    post?.(message, origin);
    setTimeout(receiveMessage, 5, peer, structuredClone(message));
  });
  await vi.advanceTimersByTimeAsync(2000);
  dialer.bridge.signIn('https://host.example/cb?code=CODE&code_verifier=VERIFIER');
  await vi.advanceTimersByTimeAsync(5000);
  return { ...dialer, peer, known: () => contactsOf(peer.store.get(), number).map(({ name }) => name) };
}

test('a caller whom the CRM could not be asked about is known soon after it can be', async () => {
  let isUp = false;
  const matchContacts = vi.fn<DialerHost['matchContacts']>(async (numbers) =>
    isUp ? Object.fromEntries(numbers.map((one) => [one, one === number ? [ada] : []])) : {},
  );
  const { peer, known } = await openDialer({ matchContacts });
  startIncomingCall(peer, number);
  await vi.advanceTimersByTimeAsync(2000);
  expect(known()).toEqual([]);
  isUp = true;
  await vi.advanceTimersByTimeAsync(minuteMs);
  expect(known()).toEqual(['Ada Lovelace']);
  matchContacts.mockClear();
  await vi.advanceTimersByTimeAsync(10 * minuteMs);
  expect(matchContacts.mock.calls.flatMap(([numbers]) => numbers)).not.toContain(number);
});

test('a call of the history has the name that the dialer was told, and the carrier’s beside it', async () => {
  const { peer, heard } = await openDialer({ matchContacts: async () => ({ [number]: [ada] }) });
  startIncomingCall(peer, number);
  await vi.advanceTimersByTimeAsync(2000);
  answerCall(peer);
  await vi.advanceTimersByTimeAsync(5000);
  endCall(peer);
  await vi.advanceTimersByTimeAsync(minuteMs);
  const reported = [...heard.unlogged, ...heard.records].filter(({ from }) => from.phoneNumber === number);
  expect(new Set(reported.map(({ knownAs }) => knownAs))).toEqual(new Set(['Ada Lovelace']));
});

const decided: WidgetFeatures = {
  ...service.features,
  tabs: { ...service.features.tabs, chat: false },
  assistant: { values: { showAiAssistantWidget: true, autoStartAiAssistant: true }, locks: {} },
  display: {
    values: { phoneNumberDisplayFormatType: 'e164', phoneNumberDisplayFormatTemplate: '' },
    locks: { phoneNumberDisplayFormatType: 'Set by your admin' },
  },
  timesTyping: true,
};

test.each([
  ['2.3', 'national'],
  ['3.x', 'e164'],
] as const)('widget %s takes what is set, and nobody has registered anew', async (generation, formatType) => {
  const { bridge, peer, heard } = await openDialer({}, { options: { generation } });
  bridge.setService({ ...service, features: decided });
  await vi.advanceTimersByTimeAsync(1000);
  const { features, assistant, numberFormat, tracksTyping, counts, events } = peer.store.get();
  expect(features.chat).toBe(false);
  expect(assistant.autoStartAiAssistant.value).toBe(true);
  expect(numberFormat).toMatchObject({ formatType, readOnly: generation === '3.x' });
  expect(tracksTyping).toBe(true);
  expect(counts.registrations).toBe(1);
  expect(events.filter(({ problem }) => problem)).toEqual([]);
  expect(heard.choices).toEqual([]);
});

test.each(['2.3', '3.x'] as const)(
  'what a person sets in widget %s is heard, and nothing else',
  async (generation) => {
    const storage = createStorage();
    const seams = { storage, options: { generation } };
    const before = await openDialer({}, seams);
    switchAssistant(before.peer, 'showAiAssistantWidget', true);
    chooseNumberFormat(before.peer, 'custom', '###');
    const { bridge, peer, heard } = await openDialer({}, seams);
    bridge.setService({ ...service, features: { ...decided, display: undefined } });
    await vi.advanceTimersByTimeAsync(1000);
    expect(heard.choices).toEqual([]);
    switchAssistant(peer, 'autoStartAiAssistant', false);
    if (generation === '3.x') chooseNumberFormat(peer, 'international', '');
    expect(heard.choices).toEqual([
      { showAiAssistantWidget: true, autoStartAiAssistant: false },
      ...(generation === '3.x'
        ? [{ phoneNumberDisplayFormatType: 'international', phoneNumberDisplayFormatTemplate: '' }]
        : []),
    ]);
  },
);
