// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createPanelStore } from '../../../../src/panel/app/store';
import { keepConnectorFresh } from '../../../../src/panel/app/connector-freshness';
import { keepSettingsFresh } from '../../../../src/panel/app/settings-freshness';
import { keepTasksFresh } from '../../../../src/panel/app/task-freshness';
import { openView, watchView } from '../../../../src/storage/panel-view';
import { idleDay } from './idle-day';
import { createTrafficWorld, type TrafficWorld } from './traffic-world';

const minute = 60_000;
const minutesOfADay = 24 * 60;

// The real one, beside timers that a test moves.
const { setImmediate: soon } = globalThis;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'setTimeout', 'clearTimeout'] });
});
afterEach(() => vi.useRealTimers());

async function settle(): Promise<void> {
  for (let turn = 0; turn < 30; turn += 1)
    await new Promise((next) => {
      soon(next);
    });
  await vi.dynamicImportSettled();
}

/** The browser ends a worker that has had nothing to do for so long; ms. */
const restsAfter = 30_000;

/** The worker's part: it takes up its work whenever it has slept and a message or an alarm wakes it. */
async function startWorker(world: TrafficWorld) {
  const { takeUp } = await import('../../../../src/background/start');
  const { clock, context } = world;
  const { sendMessage } = world.browser.runtime;
  const answer = sendMessage.getMockImplementation();
  let lastAt = 0;
  const wake = async () => {
    const hasSlept = clock.time - lastAt > restsAfter;
    lastAt = clock.time;
    if (hasSlept) await takeUp(context);
  };
  sendMessage.mockImplementation(async (message) => {
    await wake();
    return answer?.(message);
  });
  return wake;
}

/** Each alarm rings when it is due. */
async function ringAlarms(
  { browser, clock, context }: TrafficWorld,
  wake: () => Promise<void>,
): Promise<void> {
  const [{ renewPerson }, { checkTasks }, { sendAndWatch }] = await Promise.all([
    import('../../../../src/background/sign-in/ring-central-person'),
    import('../../../../src/background/tasks/task-pass'),
    import('../../../../src/background/activity/due-work'),
  ]);
  for (const { name, scheduledTime } of browser.alarms.all.values()) {
    if (scheduledTime > clock.time) continue;
    browser.alarms.all.delete(name);
    await wake();
    if (name === 'ringcentral') await renewPerson(context);
    else if (name === 'tasks') await checkTasks(context, clock.time);
    else await sendAndWatch(context, clock.time);
  }
}

/** The page's part: a panel that is open and seen, with whatever it keeps fresh. */
async function openPanel() {
  const { view } = await openView();
  const store = createPanelStore(view, { screen: 'activity' }, 'en', true);
  const stop = watchView((changes) => store.setState(changes));
  keepSettingsFresh(store);
  keepConnectorFresh(store);
  keepTasksFresh(store);
  const { refreshCallBacks } = await import('../../../../src/actions/activity/settle-call-backs');
  await refreshCallBacks();
  return () => {
    stop();
    vi.clearAllTimers();
  };
}

/** A day after one on which everything was asked for. */
async function live(world: TrafficWorld, isOpen: (minuteOfDay: number) => boolean): Promise<void> {
  const wake = await startWorker(world);
  await wake();
  world.clock.time += minutesOfADay * minute;
  let close: (() => void) | undefined;
  for (let now = 0; now < minutesOfADay; now += 1) {
    await ringAlarms(world, wake);
    if (isOpen(now)) close ??= await openPanel();
    else {
      close?.();
      close = undefined;
    }
    await settle();
    world.clock.time += minute;
    await vi.advanceTimersByTimeAsync(minute);
  }
  close?.();
}

test.each([
  ['closed', () => false],
  ['open', () => true],
  ['openedHundredTimes', (now: number) => now % 14 === 0 && now < 1400],
] as const)('an idle day with the panel %s asks what the table says', async (day, isOpen) => {
  const world = await createTrafficWorld();
  await live(world, isOpen);
  const expected = idleDay.filter((line) => line[day] > 0).map((line) => [line.request, line[day]]);
  expect(world.take()).toEqual(Object.fromEntries(expected));
});
