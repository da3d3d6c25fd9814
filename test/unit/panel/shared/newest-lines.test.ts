import { beforeEach, expect, test, vi } from 'vitest';
import type { Activity } from '../../../../src/core/activity/activity';
import { followNewest } from '../../../../src/panel/shared/newest-lines';
import { createPanelStore } from '../../../../src/panel/app/store';
import { openView } from '../../../../src/storage/panel-view';
import { sampleActivity, sampleCall, sampleLine, sampleNewest } from '../sample-view';

const { readMany } = vi.hoisted(() => ({
  readMany: vi.fn<(ids: readonly string[]) => Promise<Map<string, Activity>>>(),
}));
vi.mock('../../../../src/platform/browser', async () => {
  const { createFakeBrowser } = await import('../../fakes/fake-browser');
  return { browser: createFakeBrowser() };
});
vi.mock('../../../../src/storage/activity/activities', () => ({ activities: { getMany: readMany } }));

const first = sampleActivity({ call: sampleCall({ sessionId: '1' }) });
const second = sampleActivity({ call: sampleCall({ sessionId: '2' }), fate: 'logged' });
const one = sampleNewest([sampleLine(first)], { todo: 1 }).activitySummary;
const two = {
  ...sampleNewest([sampleLine(second), sampleLine(first)], { todo: 1, logged: 1 }).activitySummary,
};

beforeEach(() => void readMany.mockReset());

const open = async () => createPanelStore((await openView()).view, { screen: 'activity' }, 'en', true);

test('counts and lines are shown together, in the order of the summary', async () => {
  const store = await open();
  const show = followNewest(store);
  let answer = (_found: Map<string, Activity>) => {};
  readMany.mockImplementationOnce(() => new Promise((resolve) => (answer = resolve)));
  const shown = show(two);
  expect(store.getState()).toMatchObject({
    activitySummary: { counts: { logged: 0 } },
    newestLines: undefined,
  });
  answer(new Map([second, first].map((activity) => [activity.id, activity])));
  await shown;
  expect(readMany).toHaveBeenCalledExactlyOnceWith([second.id, first.id]);
  expect(store.getState().activitySummary).toEqual(two);
  expect(store.getState().newestLines).toEqual([sampleLine(second), sampleLine(first)]);
});

test('an older reading that comes late changes nothing', async () => {
  const store = await open();
  const show = followNewest(store);
  let answerFirst = (_found: Map<string, Activity>) => {};
  readMany.mockImplementationOnce(() => new Promise((resolve) => (answerFirst = resolve)));
  const late = show(one);
  readMany.mockResolvedValueOnce(new Map([second, first].map((activity) => [activity.id, activity])));
  await show(two);
  answerFirst(new Map([[first.id, first]]));
  await late;
  expect(store.getState().activitySummary).toEqual(two);
  expect(store.getState().newestLines).toHaveLength(2);
});

test('records that cannot be read leave the lines of before, and say so until they can', async () => {
  const store = await open();
  const show = followNewest(store);
  readMany.mockResolvedValueOnce(new Map([[first.id, first]]));
  await show(one);
  readMany.mockRejectedValueOnce(new DOMException('closed', 'InvalidStateError'));
  await show(two);
  expect(store.getState()).toMatchObject({ activitySummary: two, newestLines: [{ id: first.id }] });
  expect(store.getState().newestProblem).toMatchObject({ code: 'bug' });
  readMany.mockResolvedValueOnce(new Map([second, first].map((activity) => [activity.id, activity])));
  await show(two);
  expect(store.getState().newestProblem).toBeUndefined();
});
