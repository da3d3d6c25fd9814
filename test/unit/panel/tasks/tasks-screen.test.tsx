// @vitest-environment jsdom
import { act } from 'react';
import { beforeEach, expect, test, vi } from 'vitest';
import { ownerKey } from '../../../../src/core/crm/account';
import { newNoteWatch } from '../../../../src/core/tasks/note-watch';
import { ProblemError } from '../../../../src/core/basics/problem';
import { dayOf, type Task } from '../../../../src/core/tasks/task';
import { summarizeTasks } from '../../../../src/core/tasks/task-summary';
import { TasksScreen } from '../../../../src/panel/tasks/TasksScreen';
import type { TaskFilter } from '../../../../src/storage/tasks/task-store';
import type { View } from '../../../../src/storage/panel-view';
import { paintPanel } from '../paint-panel';
import { connection, identity, sampleTask } from '../sample-view';
import { installedPlugin as sampleInstalled } from '../../fakes/installed-plugin';

const { ask, ledger } = vi.hoisted(() => ({
  ask: vi.fn<(method: string, input: unknown) => Promise<unknown>>(),
  ledger: { tasks: [] as Task[], reads: 0, fails: false },
}));
vi.mock('../../../../src/protocol/client', () => ({ call: ask }));
vi.mock('../../../../src/platform/browser', () => ({ browser: {} }));
vi.mock('../../../../src/actions/activity/decide-activity', () => ({
  updateLogAgain: (activityId: string) => ask('updateLogAgain', { activityId }),
}));
vi.mock('../../../../src/storage/directory/manifest-cache', () => {
  const crm = {
    environment: { type: 'fixed', url: 'https://crm.example' },
    logPageUrl: 'https://{hostname}/records/{logId}',
  };
  return { manifestCache: { get: async () => ({ body: { platforms: { keyCRM: crm } } }) } };
});
vi.mock('../../../../src/storage/tasks/task-store', () => ({
  readNewestTasks: async (filter: TaskFilter, limit: number, accept: (task: Task) => boolean) => {
    if (ledger.fails) throw new Error('broken');
    const fits = (task: Task) =>
      (filter.state ?? task.state) === task.state && (filter.pluginId ?? task.pluginId) === task.pluginId;
    return ledger.tasks.filter((task) => fits(task) && accept(task)).slice(0, limit);
  },
  readTasksOf: async (activityId: string) => ledger.tasks.filter((task) => task.activityId === activityId),
}));

const startedAt = Date.now() - 60_000;
const day = dayOf(startedAt);
const failed = sampleTask({
  id: 'o1/upload',
  pluginId: 'upload',
  pluginTitle: 'Transcript upload',
  state: 'failed',
  source: 'server',
  message: 'quota used up',
  startedAt,
  day,
});
const completed = sampleTask({
  id: 'o1/s',
  state: 'completed',
  source: 'note',
  startedAt,
  settledAt: startedAt + 4000,
  day,
});
const pending = sampleTask({
  id: 'o2/s',
  operationId: 'o2',
  activityId: 'call:2',
  subject: 'Grace Hopper',
  startedAt: startedAt + 1000,
  day,
});

function open(tasks: Task[] = [failed, completed, pending], part: Partial<View> = {}) {
  ledger.tasks = tasks;
  const taskSummary = { ...summarizeTasks(tasks), nextCheckAt: Date.now() + 170_000 };
  return paintPanel(<TasksScreen />, { taskSummary, ...part });
}

beforeEach(() => {
  ask.mockReset().mockResolvedValue(undefined);
  ledger.fails = false;
});

test('counts, the next check, and at the log that failed the plugin’s own words', async () => {
  const panel = await open();
  const tiles = [...panel.element.querySelectorAll('.task-count')].map(({ textContent }) => textContent);
  expect(tiles).toEqual(['1failed', '1pending', '1completed', '0text added', '0unknown']);
  expect(panel.text()).toContain('Next check in 3 min');
  expect(panel.element.querySelector('.tasks-failure')?.textContent).toBe(
    'Transcript upload failedquota used up',
  );
  await panel.press('Call with Ada Lovelace');
  const steps = [...panel.element.querySelectorAll('.timeline-step')].map(({ textContent }) => textContent);
  expect(steps[0]).toMatch(/^Logged to KeyCRM /);
  expect(steps[1]).toBe('Transcript upload failedquota used up');
  // The server tells no duration: it is said when the end was seen, not how long the plugin took.
  expect(steps[2]).toMatch(/^Call summary completed, seen \d{1,2}:\d{2}/);
  expect(panel.link('Open log')).toBe('#/activity/call%3A90000001');
});

test('failures stand first however old they are, each with its reason and the way out', async () => {
  const old = { ...failed, id: 'o9/u', operationId: 'o9', activityId: 'call:9', startedAt: startedAt - 1e9 };
  const newer = Array.from({ length: 40 }, (_, index) => ({
    ...pending,
    id: `n${index}/s`,
    activityId: `call:n${index}`,
  }));
  const sibling = { ...completed, id: 'o9/s', operationId: 'o9', activityId: 'call:9' };
  const installedPlugins = {
    plugins: [sampleInstalled('upload', { displayName: 'Transcript upload' })],
    refreshedAt: 1,
  };
  const panel = await open([...newer, { ...old, subject: 'Old failure' }, sibling], { installedPlugins });
  const [first] = panel.element.querySelectorAll('.tasks-rows > li');
  expect(first?.textContent).toContain('Call with Old failure');
  expect(first?.textContent).toContain('quota used up');
  // Its other tasks are with it.
  expect(first?.textContent).toContain('Call summary completed');
  expect(panel.link('Transcript upload settings')).toBe('#/plugins/upload');
  expect([...(first?.querySelectorAll('button') ?? [])].map(({ textContent }) => textContent)).toEqual([
    'Call with Old failure',
    'Update log again',
    'Dismiss',
  ]);
});

test('a row has the time of its call, not that of the work it has started', async () => {
  const aboutAt = new Date(startedAt).setHours(0, 7);
  const panel = await open([{ ...pending, aboutAt, startedAt: new Date(startedAt).setHours(0, 31) }]);
  expect(panel.element.querySelector('.tasks-rows .row-aside')?.textContent).toMatch(/12:07|0:07/);
});

test('the picture of seven days is a table for those who do not see it', async () => {
  const panel = await open();
  const rows = [...panel.element.querySelectorAll('table tbody tr')];
  expect(rows).toHaveLength(7);
  const cells = [...(rows.at(-1)?.children ?? [])].map(({ textContent }) => textContent);
  expect(cells).toEqual(['Today', '1', '0', '0', '0', '0', '1', '1']);
  expect(panel.element.querySelector('.task-days')?.getAttribute('aria-hidden')).toBe('true');
});

test('a log opens and closes, and says so', async () => {
  const panel = await open();
  const toggle = panel.button('Call with Grace Hopper');
  expect(toggle.getAttribute('aria-expanded')).toBe('false');
  expect(panel.text()).toContain('Call summary pending');
  await panel.press('Call with Grace Hopper');
  expect(toggle.getAttribute('aria-expanded')).toBe('true');
  const details = document.getElementById(toggle.getAttribute('aria-controls') ?? '');
  expect(details?.querySelector('ol')).not.toBeNull();
});

test('a count shows only its state, a plugin only its tasks; a second press shows all', async () => {
  const panel = await open();
  await panel.press('1pending');
  expect(panel.button('1pending').getAttribute('aria-pressed')).toBe('true');
  expect(panel.element.querySelectorAll('.tasks-rows > li')).toHaveLength(1);
  await panel.press('0unknown');
  expect(panel.text()).toContain('No task matches.');
  await panel.press('0unknown');
  await panel.press(/^Transcript upload/);
  expect(panel.element.querySelectorAll('.tasks-rows > li')).toHaveLength(1);
  expect(panel.text()).not.toContain('Grace Hopper');
});

test('who looks has seen the failures; a failed task can be dismissed', async () => {
  const panel = await open([{ ...failed, unseen: 1 }]);
  expect(ask).toHaveBeenCalledWith('markTasksSeen', {});
  await panel.press('Dismiss');
  expect(ask).toHaveBeenCalledWith('dismissTasks', { taskIds: ['o1/upload'] });
});

test('finished tasks are cleared after asking, which says that failures are among them', async () => {
  HTMLDialogElement.prototype.showModal = function show(this: HTMLDialogElement) {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function close(this: HTMLDialogElement) {
    this.open = false;
  };
  const panel = await open();
  await panel.press('Clear finished');
  expect(panel.element.querySelector('dialog')?.textContent).toContain('1 failed task is among them.');
  expect(ask).not.toHaveBeenCalledWith('clearFinishedTasks', {});
  await act(async () => panel.element.querySelector<HTMLElement>('dialog .button-primary')?.click());
  expect(ask).toHaveBeenCalledWith('clearFinishedTasks', {});
});

test('those of another person or CRM are not listed: they wait for their owner', async () => {
  const account = ownerKey({ ...identity, extensionId: '102' }, connection);
  const panel = await open([failed, { ...completed, account, subject: 'Somebody else’s' }]);
  expect(panel.text()).toContain(failed.subject);
  expect(panel.text()).not.toContain('Somebody else’s');
});

test('the log of a failed task is updated again after saying that all plugins run again', async () => {
  HTMLDialogElement.prototype.showModal = function show(this: HTMLDialogElement) {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function close(this: HTMLDialogElement) {
    this.open = false;
  };
  const account = ownerKey(identity, connection);
  const panel = await open([{ ...failed, account }]);
  await panel.press('Update log again');
  expect(panel.element.querySelector('dialog')?.textContent).toContain('All plugins run again');
  expect(ask).not.toHaveBeenCalledWith('updateLogAgain', expect.anything());
  await act(async () => panel.element.querySelector<HTMLElement>('dialog .button-primary')?.click());
  expect(ask).toHaveBeenCalledWith('updateLogAgain', { activityId: 'call:90000001' });
});

test('a note that has grown, while others may still answer', async () => {
  const watch = { ...newNoteWatch('Hello', false, 2), seen: ['x'] };
  const panel = await open([{ ...pending, watch, message: 'All agreed' }]);
  await panel.press('Call with Grace Hopper');
  expect(panel.text()).toContain('The note has grown. It isn’t clear yet whether this plugin did it.');
  expect(panel.element.querySelector('q')?.textContent).toBe('All agreed');
});

test('text that cannot be told apart is shown once; a run that was replaced says so', async () => {
  const added = { ...pending, state: 'added', source: 'unclear', message: 'All agreed' } as const;
  const panel = await open([
    { ...pending, id: 'o1/s', operationId: 'o1', startedAt, state: 'replaced', source: 'rerun' },
    { ...added, operation: 'update' },
    { ...added, operation: 'update', id: 'o2/d', pluginId: 'digest', pluginTitle: 'Digest' },
  ]);
  expect(panel.text()).toContain('2 with added text');
  await panel.press('Call with Grace Hopper');
  expect(panel.text()).toContain('Call summary: replaced by a later run');
  expect(panel.text()).toContain('Call summary: text was added');
  expect(panel.text()).toContain('Digest: text was added');
  expect(panel.text()).toContain('It may come from this plugin');
  expect([...panel.element.querySelectorAll('q')].map(({ textContent }) => textContent)).toEqual([
    'All agreed',
  ]);
});

test('after a day there is no answer yet, and the log can be sent again', async () => {
  const account = ownerKey(identity, connection);
  const waiting = { ...pending, account, watch: newNoteWatch('Hello', false, 1) };
  const panel = await open([waiting]);
  await panel.press('Call with Grace Hopper');
  expect(panel.text()).not.toContain('Update log again');
  const late = await open([{ ...waiting, startedAt: Date.now() - 25 * 3_600_000 }]);
  expect(late.text()).toContain('Call summary: no answer yet');
  await late.press('Call with Grace Hopper');
  expect(late.text()).toContain('Update log again');
});

test('settings that were not fresh are named with the task', async () => {
  const panel = await open([{ ...failed, settingsReadAt: startedAt - 20 * 60_000 }]);
  await panel.press('Call with Ada Lovelace');
  expect(panel.text()).toMatch(/It ran with settings that were last read here .*\d:\d\d/);
});

test('that nobody learns of a failure is said once on a server that calls back, and never on one that is polled', async () => {
  const words = 'This server doesn’t report failed plugins';
  const panel = await open();
  expect(panel.text().split(words)).toHaveLength(2);
  const polls = { ...connection, capabilities: { ...connection.capabilities, pollsTasks: true } };
  await panel.setView({ connection: polls });
  expect(panel.text()).not.toContain(words);
  const tiles = [...panel.element.querySelectorAll('.task-count')].map(({ textContent }) => textContent);
  expect(tiles).toEqual(['1failed', '1pending', '1completed', '0unknown']);
});

test('the record in the CRM is a link where the connector names its address', async () => {
  const account = ownerKey(identity, connection);
  const panel = await open([{ ...failed, account }]);
  await panel.press('Call with Ada Lovelace');
  await act(async () => undefined);
  expect(panel.link('Open in KeyCRM')).toBe('https://crm.example/records/log-1');
});

test('"check now" asks the worker; a refusal keeps the list and can be tried again', async () => {
  const panel = await open();
  const checks = () => ask.mock.calls.filter(([method]) => method === 'checkTasksNow');
  ask.mockRejectedValueOnce(new ProblemError({ code: 'unreachable', host: 'crm.example' }));
  await panel.press('Check now');
  expect(panel.text()).toContain('Can’t reach crm.example');
  expect(panel.text()).toContain('Transcript upload failed');
  await panel.press('Try again');
  expect(checks()).toHaveLength(2);
  expect(panel.text()).not.toContain('Can’t reach');
});

test('a failure of the last pass is shown too', async () => {
  const panel = await open([pending], {
    taskSummary: { ...summarizeTasks([pending]), problem: { code: 'offline' } },
  });
  expect(panel.text()).toContain('No network');
});

test('offline and without a session it says when it will be checked', async () => {
  const panel = await open([pending]);
  await panel.setView({ isOnline: false });
  expect(panel.text()).toContain('Checked when online again');
});

test('an unreadable ledger is reported', async () => {
  ledger.fails = true;
  const panel = await open();
  expect(panel.element.querySelector('[role=alert]')?.textContent).toContain('broken');
});

test('without any task it says where they come from, and offers no check', async () => {
  const panel = await open([]);
  expect(panel.text()).toContain('No background work yet');
  expect(() => panel.button('Check now')).toThrow('No button');
});

test('work that no server reports on is sent, never done', async () => {
  const sent = sampleTask({ state: 'sent', source: 'message', logType: 'sms', pluginTitle: 'Digest' });
  const panel = await open([sent]);
  expect(panel.text()).toContain('Messages with Ada Lovelace');
  expect(panel.text()).toContain('Digest: sent; this server reports no result');
});
