type Work = (lock: object | null) => unknown;

/** Web Locks in memory: one holder a name, first come first served. `release` is what a killed worker does. */
export function createFakeLocks() {
  /** How many hold or wait, and the end of the last one, by name. */
  let queues = new Map<string, { waiting: number; last: Promise<unknown> }>();

  async function hold(
    name: string,
    queue: { waiting: number },
    before: Promise<unknown>,
    work: Work,
  ): Promise<unknown> {
    await Promise.allSettled([before]);
    try {
      return await work({ name });
    } finally {
      queue.waiting -= 1;
    }
  }

  return {
    request: (
      name: string,
      first: { ifAvailable?: boolean; steal?: boolean } | Work,
      second?: Work,
    ): Promise<unknown> => {
      const work = typeof first === 'function' ? first : second;
      if (!work) throw new TypeError('No callback');
      if (typeof first === 'object' && first.steal) queues.delete(name);
      const queue = queues.get(name) ?? { waiting: 0, last: Promise.resolve() };
      if (typeof first === 'object' && first.ifAvailable && queue.waiting > 0)
        return Promise.resolve(work(null));
      queues.set(name, queue);
      queue.waiting += 1;
      const mine = hold(name, queue, queue.last, work);
      queue.last = mine;
      return mine;
    },
    release: () => {
      queues = new Map();
    },
  };
}
