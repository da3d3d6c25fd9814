// @vitest-environment jsdom
import { afterEach, expect, test } from 'vitest';
import { changeTasks } from '../../../../src/storage/tasks/task-store';
import { sampleLine, sampleTask } from '../sample-view';
import { createTrafficWorld, openPage, recordActivities } from './traffic-world';

let page: Awaited<ReturnType<typeof openPage>>;
afterEach(async () => page.close());

test.each([
  ['activity', '+1 650 555 0123'],
  ['plugins', 'Redaction'],
  ['tasks', 'Call summary'],
  ['settings', 'callback.app-connect.example'],
] as const)('on %s nothing is asked until the first list stands', async (screen, row) => {
  const world = await createTrafficWorld();
  await recordActivities();
  await changeTasks({ ids: [] }, () => [sampleTask({ id: 't', state: 'completed' })]);
  await (await import('../../../../src/background/tasks/task-ledger')).settleLedger(world.context);
  world.clock.time += 86_400_000;
  page = await openPage(world, { newestLines: [sampleLine()] });
  const shown: string[] = [];
  const answer = world.browser.runtime.sendMessage.getMockImplementation();
  world.browser.runtime.sendMessage.mockImplementation(async (message) => {
    shown.push(page.text());
    return answer?.(message);
  });
  await page.open({ screen });
  expect(page.text()).toContain(row);
  for (const text of shown) expect(text).toContain(row);
});
