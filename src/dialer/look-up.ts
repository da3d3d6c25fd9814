import type { Clock } from '../platform/clock';
import { answerWithin } from './deadline';

/** The widget gives up on its questions after 30 s; this is shorter, so that it always gets an answer. */
export const answerDeadlineMs = 25_000;

/** What could not be looked up is looked up again after this time, then after ever longer ones; ms. */
const firstPauseMs = 5000;
const longestPauseMs = 300_000;

/** After so many tries a key is given up: the CRM may refuse that one for good. */
const mostTries = 10;
const mostOwed = 100;

/** How long an answer is kept for the widget, which asks at once when it is told to; ms. */
const freshMs = 60_000;

export interface LookUpOptions<T> {
  /** Answers by key; keys that could not be looked up are left out. It may fail or hang. */
  readonly ask: (keys: readonly string[]) => Promise<ReadonlyMap<string, T>>;
  /** True for an answer that differs from what the widget assumes without one. */
  readonly isNews: (answer: T) => boolean;
  /** Tells the widget to ask again about these keys. */
  readonly announce: (keys: readonly string[]) => void;
  readonly clock: Clock;
}

/**
 * Answers of which the widget remembers every one, and a missing one as "nobody" (src/dialer/README.md, Matching). So
 * it is told what is known in time, and to ask again once the rest is known.
 */
export class LookUp<T> {
  readonly #options: LookUpOptions<T>;
  /** How often each key that the widget was told nothing about has been looked up since. */
  readonly #owed = new Map<string, number>();
  /** What the widget was told to ask about again. */
  readonly #ready = new Map<string, { readonly answer: T; readonly until: number }>();
  /** Changes with `forget`; what was asked before is then dropped. */
  #era = {};
  #failures = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isTrying = false;

  constructor(options: LookUpOptions<T>) {
    this.#options = options;
  }

  /** Never fails. What is not known within `answerDeadlineMs` is left out. */
  async answer(keys: readonly string[]): Promise<ReadonlyMap<string, T>> {
    const era = this.#era;
    const ready = this.#takeReady(keys);
    const open = keys.filter((key) => !ready.has(key));
    if (open.length === 0) return ready;
    const found = await this.#ask(open);
    if (era !== this.#era) return ready;
    for (const key of open) {
      if (found.has(key)) this.#owed.delete(key);
      else this.#owe(key);
    }
    this.#plan();
    return new Map([...ready, ...found]);
  }

  /** What is known by now, here or elsewhere in the panel; the widget is told to ask again if it was told nothing. */
  learn(found: ReadonlyMap<string, T>): void {
    const { isNews, announce, clock } = this.#options;
    const now = clock.now();
    for (const [key, { until }] of this.#ready) if (until <= now) this.#ready.delete(key);
    const news: string[] = [];
    for (const [key, answer] of found) {
      if (!this.#owed.delete(key) || !isNews(answer)) continue;
      this.#ready.set(key, { answer, until: now + freshMs });
      news.push(key);
    }
    if (news.length > 0) announce(news);
  }

  /** Looks up again at once, for instance because the connection is back. */
  lookAgain(): void {
    this.#failures = 0;
    void this.#tryAgain();
  }

  /** The CRM is another one now, or the page closes: nobody waits for what was asked. */
  forget(): void {
    this.#era = {};
    this.#owed.clear();
    this.#ready.clear();
    this.#failures = 0;
    this.#cancel();
  }

  #cancel(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #takeReady(keys: readonly string[]): Map<string, T> {
    const now = this.#options.clock.now();
    const taken = new Map<string, T>();
    for (const key of keys) {
      const kept = this.#ready.get(key);
      this.#ready.delete(key);
      if (kept && kept.until > now) taken.set(key, kept.answer);
    }
    return taken;
  }

  /** What is found in time; what comes later is learned then. */
  async #ask(keys: readonly string[]): Promise<ReadonlyMap<string, T>> {
    const era = this.#era;
    const asked = this.#options.ask(keys).catch((): ReadonlyMap<string, T> => new Map());
    const found = await answerWithin(() => asked, answerDeadlineMs, undefined);
    if (found) return found;
    void this.#learnLate(asked, era);
    return new Map();
  }

  async #learnLate(asked: Promise<ReadonlyMap<string, T>>, era: object): Promise<void> {
    const late = await asked;
    if (era === this.#era) this.learn(late);
  }

  #owe(key: string, tries = this.#owed.get(key) ?? 0): void {
    // To the end, so that one that always fails keeps no other waiting.
    this.#owed.delete(key);
    if (tries < mostTries) this.#owed.set(key, tries);
    const [oldest] = this.#owed.keys();
    if (this.#owed.size > mostOwed && oldest !== undefined) this.#owed.delete(oldest);
  }

  #plan(): void {
    if (this.#owed.size === 0 || this.#timer !== undefined || this.#isTrying) return;
    const pause = Math.min(firstPauseMs * 3 ** this.#failures, longestPauseMs);
    this.#timer = setTimeout(() => void this.#tryAgain(), pause);
  }

  async #tryAgain(): Promise<void> {
    this.#cancel();
    if (this.#isTrying) return;
    this.#isTrying = true;
    const era = this.#era;
    const isThere = await this.#askOwed(era);
    this.#isTrying = false;
    if (era === this.#era) this.#failures = isThere ? 0 : this.#failures + 1;
    this.#plan();
  }

  /** One key first: while that one fails, a CRM that is away is not asked about all of them. */
  async #askOwed(era: object): Promise<boolean> {
    const [first, ...others] = this.#owed.keys();
    if (first === undefined) return true;
    const found = new Map(await this.#ask([first]));
    const isThere = found.has(first);
    if (isThere && others.length > 0)
      for (const [key, answer] of await this.#ask(others)) found.set(key, answer);
    if (era !== this.#era) return false;
    for (const key of isThere ? others : [first]) {
      const tries = this.#owed.get(key);
      if (tries !== undefined && !found.has(key)) this.#owe(key, tries + 1);
    }
    this.learn(found);
    return isThere;
  }
}
