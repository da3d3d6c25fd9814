import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { vi } from 'vitest';
import type { Call } from '../../../src/core/activity/call';
import type { Contact } from '../../../src/core/crm/contact';
import type { Conversation } from '../../../src/core/activity/conversation';
import { dialerOrigin } from '../../../src/dialer/address';
import { Bridge, type FrameWindow } from '../../../src/dialer/bridge';
import type { DialerHost, SignInStatus } from '../../../src/dialer/host';
import type { LiveCall } from '../../../src/dialer/live-calls';
import type { Service } from '../../../src/dialer/registration';
import type { WidgetChoice } from '../../../src/dialer/shown-features';
import type { SwitchSave } from '../../../src/dialer/service-settings';

const recordedSchema = v.array(
  v.object({ t: v.number(), origin: v.optional(v.string()), data: v.unknown() }),
);

/** What the real widget 2.3.1 said, in order; marks of the recorder itself have no origin. */
export const recorded = v
  .parse(
    recordedSchema,
    JSON.parse(readFileSync(new URL('../../fixtures/dialer-transcript.json', import.meta.url), 'utf8')),
  )
  .filter((entry) => entry.origin !== undefined);

export const service: Service = {
  displayName: 'KeyCRM',
  logTitle: 'Log to KeyCRM',
  connectTitle: 'Connect',
  manageTitle: 'Manage connection',
  account: 'Dana Reyes',
  offersEdit: true,
  callBackTitle: 'Call back later',
  autoLog: {
    title: 'Log by itself',
    labels: {
      call: 'Calls',
      sms: 'SMS',
      voicemail: 'Voicemail',
      inboundFax: 'Incoming faxes',
      outboundFax: 'Outgoing faxes',
    },
    values: { call: true, sms: false, voicemail: false, inboundFax: false, outboundFax: false },
    locks: { sms: 'Set by your admin' },
  },
  features: {
    tabs: {
      chat: true,
      text: true,
      fax: true,
      voicemail: true,
      meetings: true,
      contacts: true,
      recordings: true,
    },
    assistant: undefined,
    display: undefined,
    timesTyping: false,
  },
  tab: { title: 'Activity', summary: '2 need you', openLabel: 'Open activity', needsYou: 2 },
};

export const ada: Contact = {
  id: 'c1',
  name: 'Ada Lovelace',
  type: 'Contact',
  company: 'Analytical Engines',
};

const postedSchema = v.looseObject({ type: v.string() });
type Posted = v.InferOutput<typeof postedSchema>;

/** A bridge with a host that remembers, and a frame that keeps what is posted to it. */
export function startBridge(answers: Partial<DialerHost> = {}) {
  const posted: Posted[] = [];
  const heard = {
    up: 0,
    signIns: [] as SignInStatus[],
    brandAssets: 0,
    popups: [] as string[],
    authorize: 0,
    calls: [] as LiveCall[],
    current: [] as (readonly LiveCall[])[],
    records: [] as Call[],
    buttons: [] as (Call | undefined)[],
    webPhoneCalls: [] as number[],
    unlogged: [] as Call[],
    conversations: [] as Conversation[],
    messageButtons: [] as (Conversation | undefined)[],
    saves: [] as (SwitchSave | undefined)[],
    choices: [] as WidgetChoice[],
    callBacks: [] as string[],
    opened: 0,
  };
  const frame = {
    postMessage: vi.fn<FrameWindow['postMessage']>((message, origin) => {
      if (origin === dialerOrigin) posted.push(v.parse(postedSchema, message));
    }),
  };
  const host: DialerHost = {
    matchContacts: async () => ({}),
    searchContacts: async () => [],
    matchCallLogs: async () => ({}),
    matchMessageLogs: async () => ({}),
    onCallBackButton: (number) => void heard.callBacks.push(number),
    onUp: () => void (heard.up += 1),
    onSignInStatus: (status) => void heard.signIns.push(status),
    onBrandAssets: () => void (heard.brandAssets += 1),
    onSignInPopup: (address) => void heard.popups.push(address),
    onAuthorize: () => void (heard.authorize += 1),
    onCall: (call) => void heard.calls.push(call),
    onCurrentCalls: (calls) => void heard.current.push(calls),
    onCallRecord: (call) => void heard.records.push(call),
    onLogButton: (call) => void heard.buttons.push(call),
    onWebPhoneCalls: (count) => void heard.webPhoneCalls.push(count),
    onUnloggedCalls: (calls) => void heard.unlogged.push(...calls),
    onConversation: (conversation) => void heard.conversations.push(conversation),
    onMessageLogButton: (conversation) => void heard.messageButtons.push(conversation),
    onSwitches: (save) => void heard.saves.push(save),
    onWidgetChoice: (choice) => void heard.choices.push(choice),
    onOpenActivity: () => void (heard.opened += 1),
    ...answers,
  };
  let now = 1_795_297_367_161;
  let isThere = true;
  const bridge = new Bridge({
    frame: () => (isThere ? frame : null),
    origin: dialerOrigin,
    service,
    host,
    clock: { now: () => now },
  });
  const say = (data: unknown) => bridge.receive({ data, origin: dialerOrigin, source: frame });
  const ask = (path: string, body: unknown, requestId = 'r1') =>
    say({ type: 'rc-post-message-request', requestId, path, body });
  return {
    bridge,
    frame,
    posted,
    heard,
    say,
    ask,
    comeUp: () => say({ type: 'rc-adapter-pushAdapterState' }),
    hideFrame: () => void (isThere = false),
    setNow: (time: number) => void (now = time),
    replies: () => posted.filter((message) => message.type === 'rc-post-message-response'),
  };
}

/** Lets everything that is ready to run, run. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
}
