import { sameJson } from '../../core/basics/json';
import type { CurrentCall } from '../../core/activity/current-call';
import { focusThisWindow } from '../../platform/panel-window';
import { goTo } from '../app/route';
import type { PanelStore } from '../app/store';
import { openCallChannel, type CallChannel } from '../shared/calls/call-channel';
import { showCallBadge } from './call-badge';
import { RingNotices } from './ring-notices';

const none: readonly CurrentCall[] = [];

/** Shows the calls of this browser's one dialer: in every open page, on the toolbar, and to whoever looks elsewhere. */
export class CallPresence {
  readonly #store: PanelStore;
  readonly #notices: RingNotices;
  #channel: CallChannel | undefined;
  #isHere = false;
  #calls = none;

  constructor(store: PanelStore, isWindow: boolean) {
    this.#store = store;
    this.#notices = new RingNotices(isWindow, () => void this.#showDialer());
  }

  start(): void {
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

  /** The calls of the dialer in this page. */
  show(calls: readonly CurrentCall[]): void {
    if (!this.#isHere || sameJson(calls, this.#calls)) return;
    this.#calls = calls;
    this.#paint(calls);
    this.#tell();
    this.#notices.show(calls).catch(() => undefined);
  }

  close(): void {
    if (this.#isHere) this.show(none);
    this.#paint(none);
    this.#notices.close();
    this.#channel?.close();
    this.#channel = undefined;
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
