import { afterAll, afterEach, vi } from 'vitest';
import { createFakeBrowser } from './fakes/fake-browser';
import { pageClock, setStage, stagedBrowser, stagedClock, stagedPause } from './fakes/stage';

// Before each file. Files share a process and its modules: they find the browser on the global object, as in an
// extension, and each file begins with an empty one.
Object.assign(globalThis, { chrome: stagedBrowser, browser: stagedBrowser });
setStage({ browser: createFakeBrowser(), clock: pageClock });
vi.mock('../../src/platform/clock', () => ({ systemClock: stagedClock }));
// A page of a test is idle at any time.
vi.mock('../../src/platform/idle', () => ({ whenIdle: async () => undefined }));
vi.mock('../../src/platform/pause', () => ({ pause: stagedPause }));

// A page that is left goes on looking every minute, in the next file's browser too on a slow machine.
const begun = new Set<ReturnType<typeof setInterval>>();
const { setInterval: begin } = globalThis;
globalThis.setInterval = Object.assign((...given: Parameters<typeof begin>) => {
  const timer = begin(...given);
  begun.add(timer);
  return timer;
}, begin);

// The real one, also after a test with fake timers.
const { setImmediate: soon } = globalThis;

// What nobody waits for ends with its test, and does not read or write in the next one's browser.
afterEach(async () => {
  for (let turn = 0; turn < 20; turn += 1)
    await new Promise((next) => {
      soon(next);
    });
});

afterAll(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  globalThis.setInterval = begin;
  for (const timer of begun) clearInterval(timer);
});
