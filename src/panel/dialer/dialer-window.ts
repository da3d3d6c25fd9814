import * as v from 'valibot';
import { openChannel, type Channel } from '../../platform/channel';
import { holdFreeLock, holdLock } from '../../platform/lock';

/** Where this browser's one dialer is; `undefined` until known. */
export type Seat = 'here' | 'elsewhere' | undefined;

const messageSchema = v.variant('kind', [
  /** A page wants the dialer. */
  v.object({ kind: v.literal('request'), from: v.string() }),
  /** The page with the dialer cannot give it up during a call. */
  v.object({ kind: v.literal('busy'), to: v.string() }),
  /** The page with the dialer offers it to the panel's own window. */
  v.object({ kind: v.literal('offer') }),
  /** A page signs out of the panel: the widget, wherever it is, has to be signed out first. */
  v.object({ kind: v.literal('leave'), from: v.string() }),
  /** The page with the dialer has done so. */
  v.object({ kind: v.literal('left'), to: v.string(), wasSignedIn: v.boolean() }),
]);

type SeatMessage = v.InferOutput<typeof messageSchema>;

export interface SeatOptions {
  /** Identifies this page among the open ones. */
  readonly pageId: string;
  /** The panel's own window asks for the dialer automatically; a side panel waits for a person. */
  readonly isWindow: boolean;
  /** True while giving the dialer up would end a call. */
  readonly isBusy: () => boolean;
  readonly onSeat: (seat: Seat) => void;
  readonly onRefused: () => void;
  /** Another page signs out: signs this page's widget out; true when somebody was signed in. */
  readonly onLeave: () => Promise<boolean>;
}

const name = 'dialer';

/**
 * Makes sure by a Web Lock that only one window has the dialer: two would register two phones and ring twice. The
 * dialer is never taken away; the page that has it releases it when asked, closed or crashed.
 */
export class DialerSeat {
  readonly #options: SeatOptions;
  #channel: Channel | undefined;
  #release: (() => void) | undefined;
  #waiting: AbortController | undefined;
  #onLeft: ((wasSignedIn: boolean) => void) | undefined;

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

  /** Asks the page with the dialer to hand it over. */
  request(): void {
    this.#send({ kind: 'request', from: this.#options.pageId });
  }

  /** Hands the dialer over to the panel's own window. */
  offer(): void {
    this.#send({ kind: 'offer' });
  }

  /** Has the page with the dialer sign its widget out; true when somebody was signed in. Never settles without one. */
  leave(): Promise<boolean> {
    return new Promise((resolve) => {
      this.#onLeft = resolve;
      this.#send({ kind: 'leave', from: this.#options.pageId });
    });
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
    if (message.kind === 'leave' && this.#release) void this.#leaveFor(message.from);
    if (message.kind === 'left' && message.to === this.#options.pageId) this.#onLeft?.(message.wasSignedIn);
    if (message.kind === 'offer' && this.#options.isWindow && !this.#release) this.request();
  }

  async #leaveFor(to: string): Promise<void> {
    this.#send({ kind: 'left', to, wasSignedIn: await this.#options.onLeave() });
  }

  /** The page that asked is already queued for the lock; queueing again puts this page behind it and all others. */
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
      // Aborted: this page has queued again or is closing.
      () => undefined,
    );
  }
}
