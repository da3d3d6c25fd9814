// @vitest-environment jsdom
import { act } from 'react';
import { beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { summarizeTasks } from '../../../../src/core/tasks/task-summary';
import { Keys } from '../../../../src/panel/app/Keys';
import { parseRoute } from '../../../../src/panel/app/route';
import { RouteScreen } from '../../../../src/panel/app/RouteScreen';
import { usePanel } from '../../../../src/panel/app/store';
import { Tabs } from '../../../../src/panel/app/Tabs';
import { changeTasks } from '../../../../src/storage/tasks/task-store';
import { createSurroundings } from '../../fakes/worker';
import { answerPages, settle } from '../fake-worker';
import { paintPanel, untilPainted } from '../paint-panel';
import { sampleTask } from '../sample-view';

/** How many presses or keys it takes from any tab to read why a task failed; at most this. */
const most = 1;

function Shell() {
  const route = usePanel((state) => state.route);
  return (
    <>
      <RouteScreen key={route.screen} route={route} />
      <Tabs />
      <Keys />
    </>
  );
}

const failed = sampleTask({ state: 'failed', source: 'server', message: 'quota used up' });
// Fifty others are newer.
const others = Array.from({ length: 50 }, (_, index) =>
  sampleTask({
    id: `n${index}/summary`,
    operationId: `n${index}`,
    activityId: `call:${index}`,
    startedAt: failed.startedAt + 60_000 * (index + 1),
  }),
);

// Its code comes with the page, which is no step of anybody's.
beforeAll(async () => {
  await import('../../../../src/panel/tasks/TasksScreen');
}, 30_000);

beforeEach(async () => {
  const world = createSurroundings();
  await world.connect();
  answerPages(world.browser, {});
  await changeTasks({ ids: [] }, () => [failed, ...others]);
});

test.each([
  ['a press on its tab', (panel: Element) => panel.querySelector<HTMLElement>('a[href="#/tasks"]')?.click()],
  [
    'a key',
    () =>
      document.body.dispatchEvent(
        new KeyboardEvent('keydown', { key: '4', bubbles: true, cancelable: true }),
      ),
  ],
])('why a task failed can be read after %s, from another tab', async (_what, doIt) => {
  location.hash = '#/activity';
  const panel = await paintPanel(<Shell />, { taskSummary: summarizeTasks([failed, ...others]) });
  await act(async () => vi.dynamicImportSettled());
  await settle();
  expect(panel.text()).not.toContain('quota used up');
  let steps = 0;
  while (steps < most && !panel.text().includes('quota used up')) {
    steps += 1;
    await act(async () => void doIt(panel.element));
    // A link is followed a moment later.
    await untilPainted(() => expect(location.hash).toBe('#/tasks'));
    // As the address is followed (panel/app/store.ts).
    await panel.setView({ route: parseRoute(location.hash) });
    await act(async () => vi.dynamicImportSettled());
    await settle();
  }
  expect(panel.text()).toContain('quota used up');
  expect(steps).toBe(most);
});
