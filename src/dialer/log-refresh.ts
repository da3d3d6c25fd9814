import * as v from 'valibot';

/** How long sessions are collected after the first, so that many logs at once are one question; ms. */
const collectMs = 500;

const askedSchema = v.object({ sessionIds: v.array(v.unknown()) });
const answeredSchema = v.object({ data: v.record(v.string(), v.array(v.unknown())) });

/** Which calls the widget is to ask about again, because they have a log of which it does not know. */
export class LogRefresh {
  readonly #post: (message: unknown) => void;
  /** Sessions that the widget shows as logged. */
  readonly #known = new Set<unknown>();
  readonly #waiting = new Set<string>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(post: (message: unknown) => void) {
    this.#post = post;
  }

  request(sessionIds: readonly string[]): void {
    for (const sessionId of sessionIds) if (!this.#known.has(sessionId)) this.#waiting.add(sessionId);
    if (this.#waiting.size > 0) this.#timer ??= setTimeout(() => this.#send(), collectMs);
  }

  /** The widget has asked by itself: `body` is its question, `answer` ours. */
  onAnswer(body: unknown, answer: unknown): void {
    const asked = v.is(askedSchema, body) ? body.sessionIds : [];
    const logs = v.is(answeredSchema, answer) ? answer.data : {};
    for (const sessionId of asked) this.#known.delete(sessionId);
    for (const [sessionId, found] of Object.entries(logs)) {
      if (found.length === 0) continue;
      this.#known.add(sessionId);
      this.#waiting.delete(sessionId);
    }
  }

  /** The widget has forgotten everything, or is gone. */
  forget(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#known.clear();
    this.#waiting.clear();
  }

  #send(): void {
    this.#timer = undefined;
    if (this.#waiting.size === 0) return;
    this.#post({ type: 'rc-adapter-trigger-call-logger-match', sessionIds: [...this.#waiting] });
    this.#waiting.clear();
  }
}
