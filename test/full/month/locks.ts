import type { Actor, Happenings } from './happenings';

type Work = (lock: object | null) => unknown;
interface Options {
  readonly ifAvailable?: boolean;
  readonly steal?: boolean;
  readonly signal?: {
    readonly aborted: boolean;
    addEventListener(type: 'abort', listener: () => void): void;
  };
}

interface Wish {
  readonly actor: Actor | undefined;
  readonly grant: () => void;
}

/** One computer's Web Locks: a holder a name, first come first served; what a dead actor holds or waits for is free. */
export class Locks {
  private readonly queues = new Map<string, Wish[]>();

  constructor(private readonly happenings: Happenings) {}

  request(name: string, first: Options | Work, second?: Work): Promise<unknown> {
    const work = typeof first === 'function' ? first : second;
    if (!work) throw new TypeError('No callback');
    const { ifAvailable, steal, signal }: Options = typeof first === 'function' ? {} : first;
    const actor = this.happenings.current;
    if (actor?.isAlive === false) return new Promise(() => undefined);
    if (steal) this.queues.delete(name);
    const queue = this.queues.get(name) ?? [];
    if (ifAvailable && queue.length > 0) return Promise.resolve(work(null));
    this.queues.set(name, queue);
    return new Promise((resolve, reject) => {
      const wish: Wish = {
        actor,
        grant: () => {
          Promise.resolve()
            .then(() => work({ name }))
            .then(resolve, reject)
            .finally(() => this.leave(name, wish));
        },
      };
      queue.push(wish);
      signal?.addEventListener('abort', () => {
        if (queue[0] === wish) return;
        this.leave(name, wish);
        reject(new DOMException('Aborted', 'AbortError'));
      });
      if (queue[0] === wish) wish.grant();
    });
  }

  query(): Promise<{ held: { name: string }[]; pending: { name: string }[] }> {
    const held = [...this.queues].flatMap(([name, queue]) => (queue.length > 0 ? [{ name }] : []));
    const pending = [...this.queues].flatMap(([name, queue]) => queue.slice(1).map(() => ({ name })));
    return Promise.resolve({ held, pending });
  }

  /** Whoever has died holds nothing and waits for nothing. */
  releaseDead(): void {
    for (const [name, queue] of this.queues)
      for (const wish of queue.filter(({ actor }) => actor?.isAlive === false)) this.leave(name, wish);
  }

  private leave(name: string, wish: Wish): void {
    const queue = this.queues.get(name);
    const place = queue?.indexOf(wish) ?? -1;
    if (!queue || place < 0) return;
    queue.splice(place, 1);
    const next = queue[0];
    if (!next) this.queues.delete(name);
    else if (place === 0) {
      if (next.actor === this.happenings.current) next.grant();
      else this.happenings.at(this.happenings.now, next.actor, next.grant);
    }
  }
}
