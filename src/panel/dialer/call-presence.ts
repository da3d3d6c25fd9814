import { sameJson } from '../../core/basics/json';
import type { CurrentCall } from '../../core/activity/current-call';
import type { LiveCall } from '../../dialer/live-calls';
import { focusThisWindow } from '../../platform/panel-window';
import { goTo } from '../app/route';
import type { PanelStore } from '../app/store';
import { openCallChannel, type CallChannel } from '../shared/calls/call-channel';
import { labelOf } from '../shared/contact-label';
import { showCallBadge } from './call-badge';
import type { CallPop } from './call-keeper';
import type { DialerState } from './dialer-state';
import { RingNotices } from './ring-notices';

const none: readonly CurrentCall[] = [];

/** Shows the calls of this browser's one dialer: in every open page, on the toolbar, and to whoever looks elsewhere. */
export class CallPresence {
  readonly #store: PanelStore;
  readonly #notices: RingNotices;
  readonly #onShown: (shown: Pick<DialerState, 'calls' | 'pops'>) => void;
  #channel: CallChannel | undefined;
  readonly #onHide = () => this.close();
  #isHere = false;
  #live: readonly LiveCall[] = [];
  #pops: DialerState['pops'] = {};
  #calls = none;

  /** @param onShown what the dialer's own line shows */
  constructor(
    store: PanelStore,
    isWindow: boolean,
    onShown: (shown: Pick<DialerState, 'calls' | 'pops'>) => void,
  ) {
    this.#store = store;
    this.#onShown = onShown;
    this.#notices = new RingNotices(isWindow, () => void this.#showDialer());
  }

  start(): void {
    // What stands on the toolbar must not outlive the page that would take it off.
    addEventListener('pagehide', this.#onHide);
    this.#notices.start();
    this.#channel = openCallChannel({
      onCalls: (calls) => {
        if (!this.#isHere) this.#paint(calls);
      },
      onAsk: () => {
        if (this.#isHere) this.#channel?.send({ kind: 'calls', calls: [...this.#calls] });
      },
      onShow: () => {
        if (this.#isHere) void this.#showDialer();
      },
    });
    this.#channel.send({ kind: 'ask' });
  }

  /** This page has the dialer now, or has it no longer. */
  setHere(isHere: boolean): void {
    this.#isHere = isHere;
    this.#calls = none;
    this.#paint(none);
    if (isHere) this.#tell();
    else this.#channel?.send({ kind: 'ask' });
  }

  /** The calls of the dialer in this page; of those that are over, who has their number is forgotten. */
  setLive(live: readonly LiveCall[]): void {
    this.#live = live;
    this.#show();
  }

  /** Who in the CRM has the number of a call; `undefined` when no call is left. */
  setPop(pop: CallPop | undefined): void {
    this.#pops = pop ? { ...this.#pops, [pop.sessionId]: pop } : {};
    this.#show();
  }

  close(): void {
    removeEventListener('pagehide', this.#onHide);
    this.setLive([]);
    this.#paint(none);
    this.#notices.close();
    this.#channel?.close();
    this.#channel = undefined;
  }

  #show(): void {
    const sessions = new Set(this.#live.map(({ call }) => call.sessionId));
    const pops = Object.entries(this.#pops).filter(([sessionId]) => sessions.has(sessionId));
    this.#pops = Object.fromEntries(pops);
    const calls = this.#live.flatMap((live) => currentCall(live, this.#pops[live.call.sessionId]));
    this.#onShown({ calls, pops: this.#pops });
    if (!this.#isHere || sameJson(calls, this.#calls)) return;
    this.#calls = calls;
    this.#paint(calls);
    this.#tell();
    this.#notices.show(calls).catch(() => undefined);
  }

  #tell(): void {
    this.#channel?.send({ kind: 'calls', calls: [...this.#calls] });
    showCallBadge(this.#calls, this.#store.getState().taskSummary.unseen).catch(() => undefined);
  }

  #paint(calls: readonly CurrentCall[]): void {
    this.#store.setState({ currentCalls: { isHere: this.#isHere, calls } });
  }

  async #showDialer(): Promise<void> {
    goTo({ screen: 'dialer' });
    await focusThisWindow().catch(() => undefined);
  }
}

function currentCall(
  { call, status, connectedAt, isHeld }: LiveCall,
  pop: CallPop | undefined,
): CurrentCall[] {
  if (status === 'ended') return [];
  const contacts = (pop?.callers ?? []).map(({ contact }) => contact);
  const names = contacts.map((contact) => (contacts.length === 1 ? labelOf(contact) : contact.name));
  return [
    { call, status, names, ...(connectedAt !== undefined && { connectedAt }), ...(isHeld && { isHeld }) },
  ];
}
