import { beforeEach, describe, expect, test, vi } from 'vitest';
import { DialerSeat, type Seat } from '../../../../src/panel/dialer/dialer-window';

/** Web Locks and the channel between pages, in memory: first come first served, messages to all others. */
const world = vi.hoisted(() => ({
  holder: undefined as object | undefined,
  queue: [] as { take: (release: () => void) => void }[],
  pages: new Set<(message: unknown) => void>(),
}));

function hold(take: (release: () => void) => void): void {
  const token = {};
  world.holder = token;
  take(() => {
    if (world.holder !== token) throw new Error('released twice');
    world.holder = undefined;
    const next = world.queue.shift();
    if (next) hold(next.take);
  });
}

vi.mock('../../../../src/platform/lock', () => ({
  holdFreeLock: () =>
    new Promise((resolve) => (world.holder === undefined ? hold(resolve) : resolve(undefined))),
  holdLock: (_name: string, signal: AbortSignal) =>
    new Promise((resolve, reject) => {
      if (world.holder === undefined) return hold(resolve);
      const entry = { take: resolve };
      world.queue.push(entry);
      signal.addEventListener('abort', () => {
        world.queue = world.queue.filter((other) => other !== entry);
        reject(new Error('aborted'));
      });
      return undefined;
    }),
}));

vi.mock('../../../../src/platform/channel', () => ({
  openChannel: (_name: string, hear: (message: unknown) => void) => {
    world.pages.add(hear);
    return {
      send: (message: unknown) => {
        for (const page of world.pages)
          if (page !== hear) queueMicrotask(() => page(structuredClone(message)));
      },
      close: () => world.pages.delete(hear),
    };
  },
}));

const settle = () => new Promise((resolve) => void setTimeout(resolve, 5));

interface PageOptions {
  isWindow?: boolean;
  isBusy?: () => boolean;
}

async function open(pageId: string, { isWindow = false, isBusy = () => false }: PageOptions = {}) {
  const page = { seats: [] as Seat[], refused: 0, left: 0 };
  const seat = new DialerSeat({
    pageId,
    isWindow,
    isBusy,
    onSeat: (state) => void page.seats.push(state),
    onRefused: () => void (page.refused += 1),
    onLeave: async () => {
      page.left += 1;
      return true;
    },
  });
  await seat.start();
  await settle();
  return { seat, page, now: () => page.seats.at(-1) };
}

beforeEach(() => {
  world.holder = undefined;
  world.queue = [];
  world.pages.clear();
});

describe('one dialer at a time', () => {
  test('the first page has it, the second is told where it is', async () => {
    const first = await open('a');
    const second = await open('b');
    expect([first.now(), second.now()]).toEqual(['here', 'elsewhere']);
  });

  test('when the page that has it closes, the one that waited gets it', async () => {
    const first = await open('a');
    const second = await open('b');
    first.seat.close();
    await settle();
    expect(second.now()).toBe('here');
  });

  test('"use it here" gets it from a page without a call, which can get it back', async () => {
    const first = await open('a');
    const second = await open('b');
    second.seat.request();
    await settle();
    expect([first.now(), second.now()]).toEqual(['elsewhere', 'here']);
    first.seat.request();
    await settle();
    expect([first.now(), second.now()]).toEqual(['here', 'elsewhere']);
  });

  test('a call is never taken away: the other side is told and may ask later', async () => {
    let isBusy = true;
    const first = await open('a', { isBusy: () => isBusy });
    const second = await open('b');
    second.seat.request();
    await settle();
    expect([first.now(), second.now(), second.page.refused]).toEqual(['here', 'elsewhere', 1]);
    isBusy = false;
    second.seat.request();
    await settle();
    expect(second.now()).toBe('here');
  });

  test('of three pages, the one that asked gets it, not the one that has waited longest', async () => {
    const first = await open('a');
    const second = await open('b');
    const third = await open('c');
    third.seat.request();
    await settle();
    expect([first.now(), second.now(), third.now()]).toEqual(['elsewhere', 'elsewhere', 'here']);
  });

  test('the panel’s own window takes it automatically, even if it was open before', async () => {
    const side = await open('a');
    const window = await open('w', { isWindow: true });
    await settle();
    expect([side.now(), window.now()]).toEqual(['elsewhere', 'here']);
    side.seat.request();
    await settle();
    expect(side.now()).toBe('here');
    side.seat.offer();
    await settle();
    expect([side.now(), window.now()]).toEqual(['elsewhere', 'here']);
  });

  test('never two at once, whatever pages do', async () => {
    const pages = await Promise.all(['a', 'b', 'c', 'd'].map((id) => open(id)));
    for (let step = 0; step < 60; step += 1) {
      pages[(step * 7) % 4]?.seat.request();
      pages[(step * 3) % 4]?.seat.request();
      await settle();
      expect(pages.filter(({ now }) => now() === 'here')).toHaveLength(1);
    }
  });

  test('who signs out in a page without the dialer has the one with it sign the widget out, and no other', async () => {
    const pages = await Promise.all(['a', 'b', 'c'].map((id) => open(id)));
    const without = pages.find(({ now }) => now() === 'elsewhere');
    await expect(without?.seat.leave()).resolves.toBe(true);
    expect(pages.map(({ now, page }) => [now(), page.left])).toEqual(
      pages.map(({ now }) => [now(), now() === 'here' ? 1 : 0]),
    );
  });

  test('junk on the channel changes nothing', async () => {
    const first = await open('a');
    for (const junk of [null, 'request', { kind: 'request' }, { kind: 'busy', to: 7 }, []]) {
      for (const page of world.pages) page(junk);
    }
    await settle();
    expect(first.now()).toBe('here');
  });
});
