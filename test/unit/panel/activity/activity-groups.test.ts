import { expect, test } from 'vitest';
import { groupActivities } from '../../../../src/panel/activity/activity-groups';
import { sampleActivity, sampleCall } from '../sample-view';

const noon = new Date(2026, 10, 21, 12).getTime();
const hour = 3_600_000;

const all = [
  sampleActivity({ call: sampleCall({ sessionId: '1', startTime: noon - hour }), fate: 'logged' }),
  sampleActivity({ call: sampleCall({ sessionId: '2', startTime: noon }), fate: 'todo' }),
  sampleActivity({ call: sampleCall({ sessionId: '3', startTime: noon - 26 * hour }), fate: 'needs_you' }),
  sampleActivity({ call: sampleCall({ sessionId: '4', startTime: noon - 25 * hour }), fate: 'asking' }),
  sampleActivity({ call: sampleCall({ sessionId: '5', startTime: noon - 27 * hour }), fate: 'ignored' }),
];

function idsOf(filter: Parameters<typeof groupActivities>[1]) {
  const { needsYou, days } = groupActivities(all, filter);
  const ids = (list: readonly { call: { sessionId: string } }[]) =>
    list.map(({ call }) => call.sessionId).join('');
  return { needsYou: ids(needsYou), days: days.map(({ activities }) => ids(activities)) };
}

test('what needs somebody is on top, the rest by day, newest first', () => {
  expect(idsOf(undefined)).toEqual({ needsYou: '3', days: ['21', '45'] });
});

test('a filter shows its fates and nothing else', () => {
  expect(idsOf('needsYou')).toEqual({ needsYou: '3', days: [] });
  expect(idsOf('waiting')).toEqual({ needsYou: '', days: ['4'] });
  expect(idsOf('todo')).toEqual({ needsYou: '', days: ['2'] });
  expect(idsOf('logged')).toEqual({ needsYou: '', days: ['1'] });
});
