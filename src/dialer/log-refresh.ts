import * as v from 'valibot';
import { addNewest } from './newest-keys';

/** How long sessions are collected after the first, so that many logs at once are one question; ms. */
const collectMs = 500;

/** About an older call the widget is told once too often, which costs one question. */
const mostRemembered = 500;

const askedSchema = v.object({ sessionIds: v.array(v.unknown()) });
const liveSchema = v.object({ sessionIds: v.array(v.unknown()), activeSessionIds: v.array(v.unknown()) });
const answeredSchema = v.object({ data: v.record(v.string(), v.array(v.unknown())) });

/** Which logs the widget knows of, and which calls it is to ask about again because they have one by now. */
export class LogRefresh {
  readonly #post: (message: unknown) => void;
  /** Sessions that the widget shows as logged. */
  readonly #known = new Set<unknown>();
  readonly #waiting = new Set<string>();
  /** Sessions that have been logged since the widget came up. */
  readonly #logged = new Set<unknown>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(post: (message: unknown) => void) {
    this.#post = post;
  }

  request(sessionIds: readonly string[]): void {
    for (const sessionId of sessionIds) {
      addNewest(this.#logged, sessionId, mostRemembered);
      if (!this.#known.has(sessionId)) this.#waiting.add(sessionId);
    }
    if (this.#waiting.size > 0) this.#timer ??= setTimeout(() => this.#send(), collectMs);
  }

  /**
   * The widget's question without the calls that are on: it asks at each of their steps, and no CRM has their log before
   * they end, unless it was written here.
   */
  withoutLiveCalls(body: unknown): unknown {
    if (!v.is(liveSchema, body)) return body;
    const live = new Set(body.activeSessionIds.filter((sessionId) => !this.#logged.has(sessionId)));
    return { ...body, sessionIds: body.sessionIds.filter((sessionId) => !live.has(sessionId)) };
  }

  /** The widget has asked by itself: `body` is its question, `answer` ours. */
  onAnswer(body: unknown, answer: unknown): void {
    const asked = v.is(askedSchema, body) ? body.sessionIds : [];
    const logs = v.is(answeredSchema, answer) ? answer.data : {};
    for (const sessionId of asked) this.#known.delete(sessionId);
    for (const [sessionId, found] of Object.entries(logs)) {
      if (found.length === 0) continue;
      addNewest(this.#known, sessionId, mostRemembered);
      this.#waiting.delete(sessionId);
    }
  }

  /** The widget has forgotten everything, or is gone. */
  forget(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#known.clear();
    this.#logged.clear();
    this.#waiting.clear();
  }

  #send(): void {
    this.#timer = undefined;
    if (this.#waiting.size === 0) return;
    this.#post({ type: 'rc-adapter-trigger-call-logger-match', sessionIds: [...this.#waiting] });
    this.#waiting.clear();
  }
}
