import type { Computer } from './computer';

/** Who does something: a worker's life, or a page. What a dead one still had to do never happens. */
export interface Actor {
  readonly computer: Computer;
  isAlive: boolean;
}

export interface Happening {
  at: number;
  readonly order: number;
  readonly actor: Actor | undefined;
  readonly run: () => void;
  /** It is no longer to happen. */
  isCancelled: boolean;
}

/**
 * Simulated time. One thing happens after the other, each to where everything waits for a later one, so that whatever
 * code runs meanwhile belongs to one actor: `current`.
 */
export class Happenings {
  /** The true time, whatever clocks say; epoch ms. */
  now: number;
  current: Actor | undefined;
  played = 0;
  /** After each. */
  onPlayed: () => void = () => undefined;
  private readonly heap: Happening[] = [];
  private order = 0;
  private outside: Promise<unknown>[] = [];

  constructor(start: number) {
    this.now = start;
  }

  at(time: number, actor: Actor | undefined, run: () => void): Happening {
    this.order += 1;
    const happening = { at: Math.max(time, this.now), order: this.order, actor, run, isCancelled: false };
    this.push(happening);
    return happening;
  }

  in(ms: number, actor: Actor | undefined, run: () => void): Happening {
    return this.at(this.now + ms, actor, run);
  }

  /** Work of the machine itself, which takes no simulated time: nothing happens until it is done. */
  waitFor(work: Promise<unknown>): void {
    this.outside.push(work);
  }

  /** What was put off while its computer slept. */
  again(happening: Happening): void {
    this.at(this.now, happening.actor, happening.run);
  }

  async playUntil(until: number): Promise<void> {
    for (;;) {
      const next = this.heap[0];
      if (!next || next.at > until) break;
      this.pop();
      if (next.isCancelled || next.actor?.isAlive === false) continue;
      this.now = next.at;
      if (next.actor?.computer.isAsleep) {
        next.actor.computer.defer(next);
        continue;
      }
      this.current = next.actor;
      this.played += 1;
      next.run();
      // No code of the extension waits for the machine, so that this is the end of all its promises.
      await new Promise((done) => void setImmediate(done));
      this.current = undefined;
      while (this.outside.length > 0) await Promise.all(this.outside.splice(0));
      this.onPlayed();
    }
    this.now = Math.max(this.now, until);
  }

  /** Each of its own, so that it can be forgotten with whoever waits for it. */
  static never(): Promise<never> {
    return new Promise(() => undefined);
  }

  private push(happening: Happening): void {
    const { heap } = this;
    let place = heap.length;
    heap.push(happening);
    while (place > 0) {
      const parent = (place - 1) >> 1;
      const above = heap[parent];
      if (!above || !isBefore(happening, above)) break;
      heap[place] = above;
      place = parent;
    }
    heap[place] = happening;
  }

  private pop(): void {
    const { heap } = this;
    const last = heap.pop();
    if (!last || heap.length === 0) return;
    let place = 0;
    for (;;) {
      const left = 2 * place + 1;
      const [a, b] = [heap[left], heap[left + 1]];
      if (!a) break;
      const isRight = b !== undefined && isBefore(b, a);
      const least = isRight ? b : a;
      if (!isBefore(least, last)) break;
      heap[place] = least;
      place = isRight ? left + 1 : left;
    }
    heap[place] = last;
  }
}

function isBefore(a: Happening, b: Happening): boolean {
  return a.at < b.at || (a.at === b.at && a.order < b.order);
}
