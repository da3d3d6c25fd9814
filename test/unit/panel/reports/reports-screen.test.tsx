// @vitest-environment jsdom
import { act } from 'react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { ProblemError } from '../../../../src/core/basics/problem';
import { emptySummary, noTasks } from '../../../../src/core/tasks/task-summary';
import { ReportsScreen } from '../../../../src/panel/reports/ReportsScreen';
import { paintPanel } from '../paint-panel';
import { sampleManifest, samplePlugin } from '../sample-plugin';
import { identity } from '../sample-view';

const { ask } = vi.hoisted(() => ({ ask: vi.fn<(method: string, input: unknown) => Promise<unknown>>() }));
vi.mock('../../../../src/protocol/client', () => ({ call: ask }));
vi.mock('../../../../src/platform/browser', () => ({ browser: {} }));
vi.mock('../../../../src/storage/directory/manifest-cache', () => ({
  manifestCache: { get: async () => ({ body: sampleManifest() }) },
}));

const calls = { inboundCallCount: 8, outboundCallCount: 3, answeredCallCount: 6, totalTalkTime: 4 };
const mine = { callLogStats: calls, smsLogStats: { smsSentCount: 2, smsReceivedCount: 5 } };
const company = {
  callLogStats: [
    { name: 'Quiet <b>line</b>', ...calls, inboundCallCount: 1, answeredCallCount: 1 },
    { name: 'Dana Reyes', ...calls },
  ],
  groupedBy: 'Users',
  groupKeys: ['Company', 'Users', 'Starships'],
};
let answers: { [route: string]: unknown };
const asked = () =>
  ask.mock.calls.map(([method, input]) => (method === 'askServer' ? Object(input) : method));

beforeEach(() => {
  answers = { userReport: mine, companyReport: company };
  ask.mockReset().mockImplementation(async (method, input) => {
    const answer = method === 'askServer' ? answers[Object(input).route] : undefined;
    if (answer instanceof ProblemError) throw answer;
    return answer;
  });
});

const choose = (panel: Awaited<ReturnType<typeof paintPanel>>, name: string) =>
  act(async () => {
    const chip = [...panel.element.querySelectorAll('label')].find((label) => label.textContent === name);
    chip?.querySelector('input')?.click();
  });
const cells = (element: Element) => [...element.querySelectorAll('td')].map(({ textContent }) => textContent);

describe('my report', () => {
  test('is a picture whose words say all, and a table', async () => {
    const panel = await paintPanel(<ReportsScreen />);
    expect(asked()).toEqual([
      expect.objectContaining({
        route: 'userReport',
        query: expect.objectContaining({ rcExtensionId: identity.extensionId, timezone: expect.any(String) }),
      }),
    ]);
    expect(panel.text()).toContain('8, 6 of them answered');
    expect(panel.text()).toContain('75%');
    expect(panel.element.querySelectorAll('svg.bar-picture[aria-hidden="true"]')).toHaveLength(4);
    await panel.press('Show table');
    expect(cells(panel.element)).toEqual(['8', '6', '3', '4', '5', '2']);
  });

  test('is loaded again for another period, and not for an invalid one', async () => {
    const panel = await paintPanel(<ReportsScreen />);
    await panel.type('Period', 'custom');
    await panel.type('To', '2026-03-06');
    await panel.type('From', '2026-03-02');
    const { timeFrom, timeTo } = asked().at(-1).query;
    expect([new Date(timeFrom), new Date(timeTo)]).toEqual([new Date(2026, 2, 2), new Date(2026, 2, 7)]);
    const before = asked().length;
    await panel.type('To', '2026-03-01');
    expect(panel.text()).toContain('The end date can’t be before the start date.');
    expect(asked()).toHaveLength(before);
  });

  test('keeps the last answer, with its days, when the next does not come', async () => {
    const panel = await paintPanel(<ReportsScreen />);
    answers['userReport'] = new ProblemError({ code: 'unreachable', host: 'crm.example' });
    await panel.type('Period', 'today');
    expect(panel.text()).toContain('Showing the last result:');
    expect(panel.text()).toContain('8, 6 of them answered');
    answers['userReport'] = mine;
    await panel.press('Try again');
    expect(panel.has('[role="alert"]')).toBe(false);
  });

  test('reports an answer of unknown shape', async () => {
    answers['userReport'] = 'soup';
    const panel = await paintPanel(<ReportsScreen />);
    expect(panel.has('[role="alert"]')).toBe(true);
  });
});

describe('a report that is not there', () => {
  test('is asked for twice, as the first question may have renewed the admission', async () => {
    answers['userReport'] = null;
    const panel = await paintPanel(<ReportsScreen />, { identity: { ...identity, isAdmin: false } });
    expect(asked()).toHaveLength(2);
    expect(panel.text()).toContain('An admin of your RingCentral account has to grant');
    expect(panel.has('main button')).toBe(false);
  });

  test('can be changed by an admin, who sees before what the server gets', async () => {
    answers['userReport'] = null;
    const panel = await paintPanel(<ReportsScreen />);
    expect(panel.text()).toContain('receives RingCentral tokens from you');
    await panel.type('RingCentral client ID of the server', ' server-app ');
    answers['userReport'] = mine;
    await panel.press('Grant access');
    expect(ask).toHaveBeenCalledWith('authorizeReports', { clientId: 'server-app' });
    expect(panel.text()).toContain('8, 6 of them answered');
  });

  test('stays so where the server cannot use the admission', async () => {
    answers['userReport'] = null;
    const panel = await paintPanel(<ReportsScreen />);
    ask.mockImplementation(async () => {
      throw new ProblemError({ code: 'timeout', host: 'crm.example' });
    });
    await panel.press('Grant access');
    expect(panel.text()).toContain('Most often it runs with another client ID');
  });

  test('is nobody’s here where the server has no RingCentral app', async () => {
    answers['userReport'] = { callLogStats: {} };
    const panel = await paintPanel(<ReportsScreen />);
    expect(panel.text()).toContain('can’t create reports');
    expect(panel.has('main button')).toBe(false);
  });
});

describe('the company’s report', () => {
  test('shows the busiest group first, names as text, and groups by what the server offers', async () => {
    const panel = await paintPanel(<ReportsScreen />);
    await choose(panel, 'Company');
    const names = [...panel.element.querySelectorAll('.bar-label')].map(({ textContent }) => textContent);
    expect(names).toEqual(['Dana Reyes', 'Quiet <b>line</b>']);
    await panel.type('Grouped by', 'Starships');
    expect(asked().at(-1)).toMatchObject({ route: 'companyReport', query: { groupBy: 'Starships' } });
    await panel.press('Show table');
    await panel.press('Inbound');
    expect(cells(panel.element)[0]).toBe('8');
    expect(panel.element.querySelector('th[aria-sort]')?.getAttribute('aria-sort')).toBe('descending');
    await panel.press('Inbound');
    expect(cells(panel.element)[0]).toBe('1');
  });

  test('is told apart from a missing authorisation: the person’s report is there, the company’s is not', async () => {
    answers['companyReport'] = { callLogStats: {} };
    const panel = await paintPanel(<ReportsScreen />);
    await choose(panel, 'Company');
    expect(panel.text()).toContain('RingCentral returned no company counts');
    expect(panel.text()).toContain('Grant access');
  });

  test('is not for users, and nothing is asked', async () => {
    const panel = await paintPanel(<ReportsScreen />, { identity: { ...identity, isAdmin: false } });
    await choose(panel, 'Company');
    expect(panel.text()).toContain('Only admins can do this');
    expect(asked().filter(({ route }) => route === 'companyReport')).toEqual([]);
  });
});

test('this browser’s plugins are counted from storage, also one that is gone', async () => {
  const counts = { ...noTasks, completed: 4, failed: 1 };
  const gone = { title: 'Old one', counts: { ...counts, failed: 0 } };
  const installed = samplePlugin({ settings: [{ key: 'mark', value: '', origin: 'none' }] });
  const panel = await paintPanel(<ReportsScreen />, {
    installedPlugins: { plugins: [installed], refreshedAt: 1 },
    taskSummary: { ...emptySummary, counts, plugins: { [installed.id]: { title: 'x', counts }, old: gone } },
  });
  const before = asked().length;
  await choose(panel, 'Plugins');
  expect(panel.text()).toContain('4 completed · 1 failed');
  expect(panel.text()).toContain('1 value is missing');
  expect(panel.text()).toContain('Old one');
  expect(panel.text()).toContain('not installed');
  await panel.press('Show table');
  expect(panel.element.querySelectorAll('tbody tr')).toHaveLength(2);
  expect(asked()).toHaveLength(before);
});
