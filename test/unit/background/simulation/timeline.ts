import { AsyncLocalStorage } from 'node:async_hooks';

interface Event {
  at: number;
  order: number;
  run: () => void;
}

/** Which life of which schedule a piece of code belongs to; one for all, since each costs every promise something. */
const lives = new AsyncLocalStorage<object>();

/**
 * Simulated time. Each event runs to where everything waits for a later one. A life is one worker process: what a
 * dead one still had to do never happens.
 */
export function createTimeline(start: number) {
  const events: Event[] = [];
  let now = start;
  let order = 0;
  let life = {};
  /** One a schedule: what waits for it is forgotten with it. */
  const forever = new Promise<never>(() => {});
  const isDead = () => (lives.getStore() ?? life) !== life;
  return {
    now: () => now,
    at: (time: number, run: () => void) => {
      order += 1;
      events.push({ at: Math.max(time, now), order, run });
    },
    /** Runs the worker's code in its present life. */
    inWorker: (work: () => Promise<unknown>) => {
      lives.run(life, () => void work().catch(() => undefined));
    },
    /** Anything that the worker touches passes here: a dead worker stays at it for ever. */
    alive: async (): Promise<void> => {
      if (isDead()) await forever;
    },
    isDead,
    life: () => life,
    kill: () => {
      life = {};
    },
    forever,
    /** Nothing is left to happen. */
    isOver: () => events.length === 0,
    /** @returns false when nothing is left to happen before `until` */
    step: async (until: number): Promise<boolean> => {
      await new Promise((done) => void setImmediate(done));
      events.sort((a, b) => a.at - b.at || a.order - b.order);
      const next = events[0];
      if (!next || next.at > until) {
        now = until;
        return false;
      }
      events.shift();
      now = next.at;
      next.run();
      await new Promise((done) => void setImmediate(done));
      return true;
    },
  };
}

export type Timeline = ReturnType<typeof createTimeline>;
