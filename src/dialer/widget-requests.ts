/** The widget answers within 5 s or never (`rc-adapter-message-response`). */
const patienceMs = 5000;

interface Waiting {
  resolve(response: unknown): void;
  readonly timer: ReturnType<typeof setTimeout>;
}

/** Our own requests to the widget (`rc-adapter-message-request`), each matched with its answer. */
export class WidgetRequests {
  readonly #waiting = new Map<string, Waiting>();
  readonly #post: (message: unknown) => void;
  #count = 0;

  constructor(post: (message: unknown) => void) {
    this.#post = post;
  }

  /** `undefined` when the widget does not answer. */
  ask(path: string, body: unknown): Promise<unknown> {
    this.#count += 1;
    const requestId = `panel-${this.#count}`;
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.settle(requestId, undefined), patienceMs);
      this.#waiting.set(requestId, { resolve, timer });
      this.#post({ type: 'rc-adapter-message-request', requestId, path, body });
    });
  }

  settle(requestId: string, response: unknown): void {
    const waiting = this.#waiting.get(requestId);
    if (!waiting) return;
    this.#waiting.delete(requestId);
    clearTimeout(waiting.timer);
    waiting.resolve(response);
  }

  close(): void {
    for (const requestId of this.#waiting.keys()) this.settle(requestId, undefined);
  }
}
