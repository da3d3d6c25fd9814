import type { CurrentCall } from '../../core/activity/current-call';
import { changeNotice, clearNotice, onNotice, showNotice } from '../../platform/notice';
import { focusThisWindow } from '../../platform/panel-window';
import { readPreferences } from '../../storage/settings/preferences';
import { say } from '../app/words';
import { numberBeside, whoCalls } from '../shared/calls/current-call-words';

const prefix = 'call:';

/**
 * What a person who looks elsewhere is told while a call rings: the panel's own window comes to the front; a side panel
 * cannot, so there, or where the window shall not, a notification says who calls.
 */
export class RingNotices {
  readonly #isWindow: boolean;
  readonly #onPress: () => void;
  /** What each says; '' where there is none. */
  readonly #shown = new Map<string, string>();
  #stop: () => void = () => undefined;

  constructor(isWindow: boolean, onPress: () => void) {
    this.#isWindow = isWindow;
    this.#onPress = onPress;
  }

  start(): void {
    this.#stop = onNotice((id) => {
      if (!id.startsWith(prefix) || !this.#shown.has(id.slice(prefix.length))) return;
      void clearNotice(id);
      this.#onPress();
    });
  }

  /** Called with all calls whenever one has changed. */
  async show(calls: readonly CurrentCall[]): Promise<void> {
    const ringing = calls.filter(({ call, status }) => status === 'ringing' && call.direction === 'Inbound');
    const ids = new Set(ringing.map(({ call }) => call.sessionId));
    for (const sessionId of this.#shown.keys())
      if (!ids.has(sessionId)) {
        this.#shown.delete(sessionId);
        void clearNotice(prefix + sessionId).catch(() => undefined);
      }
    await Promise.all(ringing.map((current) => this.#tell(current)));
  }

  close(): void {
    this.#stop();
    void this.show([]);
  }

  async #tell(current: CurrentCall): Promise<void> {
    const { sessionId } = current.call;
    const before = this.#shown.get(sessionId);
    // Written down before anything is waited for: a call comes to the front once.
    if (before === undefined) this.#shown.set(sessionId, '');
    const { ringing } = await readPreferences();
    if (before === undefined) {
      // The person is looking.
      if (document.hasFocus()) return;
      if (this.#isWindow && ringing.includes('front')) return focusThisWindow();
    } else if (before === '') return;
    if (!ringing.includes('notice') || !this.#shown.has(sessionId)) return;
    const message = ringing.includes('name') ? sayCaller(current) : say('notice_ring_nameless');
    if (message === before) return;
    this.#shown.set(sessionId, message);
    const notice = { title: say('call_rings'), message };
    await (before === undefined ? showNotice : changeNotice)(prefix + sessionId, notice);
  }
}

function sayCaller(current: CurrentCall): string {
  return [whoCalls(current), numberBeside(current)].filter(Boolean).join('\n');
}
