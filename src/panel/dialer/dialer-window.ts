import * as v from 'valibot';
import { openChannel, type Channel } from '../../platform/channel';
import { holdFreeLock, holdLock } from '../../platform/lock';

/** Where the one dialer of this browser is; `undefined` while that is not known yet. */
export type Seat = 'here' | 'elsewhere' | undefined;

const messageSchema = v.variant('kind', [
  /** A page wants the dialer. */
  v.object({ kind: v.literal('request'), from: v.string() }),
  /** The dialer's page cannot give it up: a call is on. */
  v.object({ kind: v.literal('busy'), to: v.string() }),
  /** The dialer's page would like the panel's own window to take it. */
  v.object({ kind: v.literal('offer') }),
]);

type SeatMessage = v.InferOutput<typeof messageSchema>;

export interface SeatOptions {
  /** Names this page among the open ones. */
  readonly pageId: string;
  /** The panel's own window asks for the dialer by itself; a side panel waits for a person. */
  readonly isWindow: boolean;
  /** True while giving the dialer up would end a call. */
  readonly isBusy: () => boolean;
  readonly onSeat: (seat: Seat) => void;
  readonly onRefused: () => void;
}

const name = 'dialer';

/**
 * One dialer in all windows, by a Web Lock: two would register two phones and ring twice. Nobody takes it from
 * another; the page that has it releases it when it is asked, closes, or crashes.
 */
export class DialerSeat {
  readonly #options: SeatOptions;
  #channel: Channel | undefined;
  #release: (() => void) | undefined;
  #waiting: AbortController | undefined;

  constructor(options: SeatOptions) {
    this.#options = options;
  }

  async start(): Promise<void> {
    this.#channel = openChannel(name, (data) => {
      const message = v.safeParse(messageSchema, data);
      if (message.success) this.#hear(message.output);
    });
    const release = await holdFreeLock(name);
    // Closed meanwhile: nobody is here to use it.
    if (!this.#channel) return release?.();
    if (release) return this.#take(release);
    this.#wait();
    if (this.#options.isWindow) this.request();
  }

  /** Asks the page that has the dialer for it. */
  request(): void {
    this.#send({ kind: 'request', from: this.#options.pageId });
  }

  /** Lets the panel's own window have the dialer. */
  offer(): void {
    this.#send({ kind: 'offer' });
  }

  close(): void {
    this.#channel?.close();
    this.#channel = undefined;
    this.#waiting?.abort();
    this.#release?.();
    this.#release = undefined;
  }

  #send(message: SeatMessage): void {
    this.#channel?.send(message);
  }

  #hear(message: SeatMessage): void {
    if (message.kind === 'request') this.#give(message.from);
    if (message.kind === 'busy' && message.to === this.#options.pageId) this.#options.onRefused();
    if (message.kind === 'offer' && this.#options.isWindow && !this.#release) this.request();
  }

  /** Who asked is already in line; to queue anew puts this page, and every other one that waits, behind it. */
  #give(to: string): void {
    if (!this.#release) return this.#wait();
    if (this.#options.isBusy()) return this.#send({ kind: 'busy', to });
    const release = this.#release;
    this.#release = undefined;
    this.#options.onSeat('elsewhere');
    release();
    this.#wait();
  }

  #take(release: () => void): void {
    this.#waiting = undefined;
    this.#release = release;
    this.#options.onSeat('here');
  }

  #wait(): void {
    this.#waiting?.abort();
    const waiting = new AbortController();
    this.#waiting = waiting;
    this.#options.onSeat('elsewhere');
    holdLock(name, waiting.signal).then(
      (release) => (waiting.signal.aborted ? release() : this.#take(release)),
      // Aborted: this page has queued anew or is closing.
      () => undefined,
    );
  }
}
