// @vitest-environment jsdom
import { expect, test, vi } from 'vitest';
import type { ActivityLine } from '../../../../src/core/activity/activity-line';
import { useService } from '../../../../src/panel/dialer/dialer-service';
import { paintPanel } from '../paint-panel';
import { connection, sampleActivity, sampleCall, sampleLine, sampleNewest } from '../sample-view';

vi.mock('../../../../src/platform/browser', () => ({ browser: {} }));

function Summary() {
  return <output>{useService().tab.summary}</output>;
}

const hour = 3_600_000;
const call = (sessionId: string, startTime: number) =>
  sampleLine(sampleActivity({ call: sampleCall({ sessionId, startTime, duration: 0 }) }));
const lines = [call('1', Date.now()), call('2', Date.now() - 2 * hour)];
const byServer = { enable: true, loggingLevel: 'Account' };

const summaryOf = async (serverSideLogging: unknown, newest?: readonly ActivityLine[]) => {
  const panel = await paintPanel(<Summary />, {
    settingRecords: { admin: { serverSideLogging }, own: {} },
    ...sampleNewest([...lines], { todo: 2 }),
    ...(newest === undefined && { newestLines: undefined }),
  });
  return panel.text();
};

test('the widget’s tab counts what is to do', async () => {
  expect(await summaryOf(undefined, lines)).toContain('To do 2');
});

test('not the calls that the server is about to log; those that have not come within an hour', async () => {
  expect(await summaryOf(byServer, lines)).toContain('To do 1');
});

test('all of them while nobody knows whether it logs', async () => {
  expect(await summaryOf({ ...byServer, changingAt: 'logging.example.com' }, lines)).toContain('To do 2');
});

test.each([
  [undefined, true],
  [false, true],
  [true, false],
])(
  'where the connector’s call logs are final: %s, a logged call can be changed there: %s',
  async (keeps, offers) => {
    const declaredLog = { callFields: [], messageFields: [], contactType: '', keepsCallLogs: keeps };
    const told: boolean[] = [];
    function Listener() {
      told.push(useService().offersEdit);
      return null;
    }
    await paintPanel(<Listener />, { connection: { ...connection, declaredLog } });
    expect(told.at(-1)).toBe(offers);
  },
);

test('none before the calls are read, where the server logs', async () => {
  expect(await summaryOf(byServer)).not.toContain('To do');
  expect(await summaryOf(undefined)).toContain('To do 2');
});
