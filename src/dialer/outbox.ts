const mostWaiting = 100;

/** Messages to the widget: kept until its page is ready, then sent in order. */
export class Outbox {
  readonly #post: (message: unknown) => void;
  #waiting: unknown[] = [];
  #isOpen = false;

  constructor(post: (message: unknown) => void) {
    this.#post = post;
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  send(message: unknown): void {
    if (this.#isOpen) this.#post(message);
    else this.#waiting = [...this.#waiting, message].slice(-mostWaiting);
  }

  /** `first` is sent before everything that has been waiting. */
  open(...first: unknown[]): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    this.#isOpen = true;
    for (const message of [...first, ...waiting]) this.#post(message);
  }
}
