import { expect, test } from 'vitest';
import { groupActivities } from '../../../../../src/panel/activity/list/activity-groups';
import { sampleCall, sampleLine } from '../../sample-view';

const noon = new Date(2026, 10, 21, 12).getTime();
const hour = 3_600_000;

const all = [
  sampleLine({ call: sampleCall({ sessionId: '1', startTime: noon - hour }), fate: 'logged' }),
  sampleLine({ call: sampleCall({ sessionId: '2', startTime: noon }), fate: 'todo' }),
  sampleLine({ call: sampleCall({ sessionId: '3', startTime: noon - 26 * hour }), fate: 'needs_you' }),
  sampleLine({ call: sampleCall({ sessionId: '4', startTime: noon - 25 * hour }), fate: 'asking' }),
  sampleLine({ call: sampleCall({ sessionId: '5', startTime: noon - 27 * hour }), fate: 'ignored' }),
];

test('what needs somebody is on top, the rest by day, newest first', () => {
  const { needsYou, days } = groupActivities(all);
  const ids = (list: typeof needsYou) => list.map(({ sessionId }) => sessionId).join('');
  expect(ids(needsYou)).toBe('3');
  expect(days.map(({ lines }) => ids(lines))).toEqual(['21', '45']);
});
