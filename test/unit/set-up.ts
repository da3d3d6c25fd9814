import { afterAll, vi } from 'vitest';
import { createFakeBrowser } from './fakes/fake-browser';
import { setStage, stagedBrowser, stagedClock } from './fakes/stage';

// Before each file. Files share a process and its modules: they find the browser on the global object, as in an
// extension, and each file begins with an empty one.
Object.assign(globalThis, { chrome: stagedBrowser, browser: stagedBrowser });
setStage({ browser: createFakeBrowser(), clock: Date });
vi.mock('../../src/platform/clock', () => ({ systemClock: stagedClock }));

afterAll(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});
