import { expect, test } from 'vitest';
import { reportPlugins } from '../../../../src/core/reports/plugin-report';
import { noTasks } from '../../../../src/core/tasks/task-summary';
import { samplePlugin } from '../../panel/sample-plugin';

const required = new Map([['redaction', ['mark']]]);
const counts = { ...noTasks, completed: 2, failed: 1 };

test('each installed plugin has its settings by where they come from, and its background work', () => {
  const ledger = { plugins: { redaction: { title: 'Old name', counts } } };
  expect(reportPlugins([samplePlugin()], ledger, required)).toEqual([
    {
      id: 'redaction',
      name: 'Redaction',
      version: '1.2.0',
      isInstalled: true,
      own: 1,
      organisation: 1,
      missing: 0,
      tasks: counts,
    },
  ]);
});

test('a required setting that nobody has filled in is missing; false and 0 are values', () => {
  const settings = (value: unknown) => [{ key: 'mark', value, origin: 'none' as const }];
  const missing = (value: unknown) =>
    reportPlugins([samplePlugin({ settings: settings(value) })], { plugins: {} }, required)[0]?.missing;
  expect([undefined, null, '', false, 0, 'x'].map(missing)).toEqual([1, 1, 1, 0, 0, 0]);
});

test('a plugin that is gone stays as long as its work is known, after those that are here', () => {
  const ledger = { gone: { title: 'A gone one', counts }, empty: { title: 'Nothing', counts: noTasks } };
  const reports = reportPlugins([samplePlugin()], { plugins: ledger }, new Map());
  expect(reports.map(({ name, isInstalled }) => [name, isInstalled])).toEqual([
    ['Redaction', true],
    ['A gone one', false],
  ]);
});
