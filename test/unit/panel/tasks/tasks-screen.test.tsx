// @vitest-environment jsdom
import { beforeEach, expect, test, vi } from 'vitest';
import { ProblemError } from '../../../../src/core/problem';
import { TasksScreen } from '../../../../src/panel/tasks/TasksScreen';
import { paintPanel } from '../paint-panel';
import { ada, sampleActivity, sampleTask } from '../sample-view';

const { ask } = vi.hoisted(() => ({ ask: vi.fn<(method: string, input: unknown) => Promise<unknown>>() }));
vi.mock('../../../../src/protocol/client', () => ({ call: ask }));
vi.mock('../../../../src/platform/browser', () => ({ browser: {} }));

const counts = { pending: 1, completed: 1, failed: 1, sent: 0, unknown: 0 };
const startedAt = Date.now() - 60_000;
const failed = sampleTask({
  id: 'o1/upload',
  operationId: 'o1',
  pluginTitle: 'Transcript upload',
  state: 'failed',
  message: 'quota used up',
  startedAt,
});
const completed = sampleTask({
  id: 'o1/s',
  operationId: 'o1',
  state: 'completed',
  startedAt,
  settledAt: startedAt + 4000,
});
const pending = sampleTask({
  id: 'o2/s',
  operationId: 'o2',
  subject: 'Grace Hopper',
  startedAt: startedAt + 1000,
});
const taskSummary = { counts, newest: [failed, completed, pending], nextCheckAt: Date.now() + 170_000 };
const form = { contact: ada, subject: 'S', note: 'N', additional: {} };
const activitySummary = {
  counts: { needsYou: 0, waiting: 0, logged: 1, todo: 0 },
  newest: [sampleActivity({ id: 'call:90000001', fate: 'logged', form })],
};

beforeEach(() => void ask.mockReset().mockResolvedValue(undefined));

test('counts, the next check, and the log that failed open with the plugin’s own words', async () => {
  const panel = await paintPanel(<TasksScreen />, { taskSummary });
  const tiles = [...panel.element.querySelectorAll('dl > div')].map(({ textContent }) => textContent);
  expect(tiles).toEqual(['failed1', 'pending1', 'completed1', 'unknown0']);
  expect(panel.text()).toContain('Next check in 3 min');
  const steps = [...panel.element.querySelectorAll('ol > li')].map(({ textContent }) => textContent);
  expect(steps.slice(0, 2)).toEqual(['Logged to KeyCRM', 'Transcript upload failedquota used up']);
  // The server tells no duration: it is said when the end was seen, not how long the plugin took.
  expect(steps[2]).toMatch(/^Call summary completed, seen \d{1,2}:\d{2}/);
  expect(panel.link('Open log')).toBe('#/activity/call%3A90000001');
});

test('a log opens and closes, and says so', async () => {
  const panel = await paintPanel(<TasksScreen />, { taskSummary });
  const toggle = panel.button('Call with Grace Hopper');
  expect(toggle.getAttribute('aria-expanded')).toBe('false');
  expect(panel.text()).toContain('Call summary pending');
  await panel.press('Call with Grace Hopper');
  expect(toggle.getAttribute('aria-expanded')).toBe('true');
  const details = document.getElementById(toggle.getAttribute('aria-controls') ?? '');
  expect(details?.querySelector('ol')).not.toBeNull();
});

test('the CRM’s name of the person goes before the caller id', async () => {
  const panel = await paintPanel(<TasksScreen />, { taskSummary, activitySummary });
  expect(panel.button('Call with Ada Lovelace')).toBeDefined();
});

test('"check now" asks the worker; a refusal keeps the list and can be tried again', async () => {
  const panel = await paintPanel(<TasksScreen />, { taskSummary });
  ask.mockRejectedValueOnce(new ProblemError({ code: 'unreachable', host: 'crm.example' }));
  await panel.press('Check now');
  expect(panel.text()).toContain('Cannot reach crm.example');
  expect(panel.text()).toContain('Transcript upload failed');
  await panel.press('Try again');
  expect(ask.mock.calls).toEqual([
    ['checkTasksNow', {}],
    ['checkTasksNow', {}],
  ]);
  expect(panel.text()).not.toContain('Cannot reach');
});

test('a failure of the last pass is said too', async () => {
  const panel = await paintPanel(<TasksScreen />, {
    taskSummary: { ...taskSummary, problem: { code: 'offline' } },
  });
  expect(panel.text()).toContain('No network');
});

test('without any task it says where they come from, and offers no check', async () => {
  const panel = await paintPanel(<TasksScreen />);
  expect(panel.text()).toContain('No background work yet');
  expect(() => panel.button('Check now')).toThrow('No button');
});

test('work that no server reports on is sent, never done', async () => {
  const sent = sampleTask({ state: 'sent', pluginTitle: 'Digest' });
  const panel = await paintPanel(<TasksScreen />, {
    taskSummary: { counts: { ...counts, sent: 1 }, newest: [sent] },
  });
  expect(panel.text()).toContain('Digest: sent; this server reports no result');
});
