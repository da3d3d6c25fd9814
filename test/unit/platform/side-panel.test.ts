import { afterEach, expect, test, vi } from 'vitest';
import { openSidePanelIfNone } from '../../../src/platform/side-panel';

afterEach(() => vi.unstubAllGlobals());

test.each([
  ['no panel is open: it opens', 0, [[{ windowId: 7 }]]],
  ['one is open, in a side panel or a window of its own: none is added', 1, []],
])('%s', (_what, open, opened) => {
  const steps: string[] = [];
  const sidePanel = { open: vi.fn<(options: object) => Promise<void>>(async () => void steps.push('open')) };
  vi.stubGlobal('chrome', {
    sidePanel,
    runtime: {
      // The browser takes only what is done in the callback itself for part of the key press.
      getContexts: (_filter: object, callback: (contexts: object[]) => void) => {
        callback(Array.from({ length: open }, () => ({})));
        steps.push('callback over');
      },
    },
  });
  openSidePanelIfNone(7);
  expect(sidePanel.open.mock.calls).toEqual(opened);
  expect(steps.at(-1)).toBe('callback over');
});
