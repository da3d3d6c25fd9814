// @vitest-environment jsdom
import { beforeEach, expect, test, vi } from 'vitest';
import { parseRoute } from '../../../../../src/panel/app/route';
import { LastCallScreen } from '../../../../../src/panel/activity/list/LastCallScreen';
import { paintPanel } from '../../paint-panel';
import { sampleActivity, sampleCall, sampleLine, sampleNewest } from '../../sample-view';

vi.mock('../../../../../src/platform/browser', () => ({ browser: {} }));

beforeEach(() => (location.hash = '#/activity/last-call'));

test('its address is no activity of that name', () => {
  expect(parseRoute('#/activity/last-call')).toEqual({ screen: 'last_call' });
});

test('leads to the call that began last, whatever stands on top of the list', async () => {
  const newest = [
    sampleLine({ call: sampleCall({ sessionId: '1', startTime: 100 }), fate: 'needs_you' }),
    sampleLine({ ...sampleActivity(), id: 'sms:9', kind: 'sms' }),
    sampleLine({ call: sampleCall({ sessionId: '3', startTime: 300 }), fate: 'logged' }),
    sampleLine({ call: sampleCall({ sessionId: '2', startTime: 200 }) }),
  ];
  await paintPanel(<LastCallScreen />, sampleNewest(newest, { todo: 4 }));
  expect(location.hash).toBe('#/activity/call%3A3');
});

test('waits for the list, and says that there was none', async () => {
  const panel = await paintPanel(<LastCallScreen />, { newestLines: undefined });
  expect(panel.text()).not.toContain('No calls yet');
  await panel.setView({ newestLines: [] });
  expect(panel.text()).toContain('No calls yet');
  expect(location.hash).toBe('#/activity/last-call');
});
