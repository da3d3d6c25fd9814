import type { Clock } from '../../../src/platform/clock';
import { createFakeBrowser } from './fake-browser';

/** The browser and the clock that modules under test find; modules outlive a test, so these are changed beneath them. */
interface Stage {
  browser: object;
  clock: Clock;
  /** Tells whoever has a database open that it was closed; one for each that was opened. */
  closings: (() => void)[];
}

/** The time of day; of fake timers where a test has them. */
export const pageClock: Clock = { now: () => Date.now() };

// On the global object, so that there is one for all modules of a process, also for those that are loaded anew.
declare global {
  var panelStage: Stage | undefined;
}

export function readStage(): Stage {
  return (globalThis.panelStage ??= { browser: createFakeBrowser(), clock: pageClock, closings: [] });
}

/** What every module of this process takes for the browser's API from now on, and for the time. */
export function setStage({ browser, clock }: Pick<Stage, 'browser' | 'clock'>): void {
  Object.assign(readStage(), { browser, clock });
}

/** Always the fake of the test that runs. */
export const stagedBrowser = new Proxy({}, { get: (_, name) => Reflect.get(readStage().browser, name) });

/** Always the time of the test that runs. */
export const stagedClock: Clock = { now: () => readStage().clock.now() };

/** Ends with the test that began it: what was to follow does not happen in the next one's browser. */
export function stagedPause(ms: number): Promise<void> {
  const { browser } = readStage();
  return new Promise((done) => {
    setTimeout(() => {
      if (readStage().browser === browser) done();
    }, ms);
  });
}
