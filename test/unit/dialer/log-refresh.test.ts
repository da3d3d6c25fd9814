import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { DialerHost } from '../../../src/dialer/host';
import { startBridge } from './bridge-under-test';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const trigger = 'rc-adapter-trigger-call-logger-match';

/** A widget that is up, over a CRM in which these sessions have a log. */
function openWidget(...logged: string[]) {
  const matchCallLogs = vi.fn<DialerHost['matchCallLogs']>(async (sessionIds) =>
    Object.fromEntries(sessionIds.filter((id) => logged.includes(id)).map((id) => [id, `log-${id}`])),
  );
  const { bridge, posted, comeUp, ask, replies } = startBridge({ matchCallLogs });
  comeUp();
  const askWith = async (body: object) => {
    ask('/callLogger/match', body);
    await vi.advanceTimersByTimeAsync(0);
    return replies().at(-1)?.['response'];
  };
  return {
    bridge,
    comeUp,
    matchCallLogs,
    askWith,
    ask: (...sessionIds: string[]) => askWith({ sessionIds, activeSessionIds: [] }),
    told: async () => {
      await vi.advanceTimersByTimeAsync(1000);
      return posted.filter(({ type }) => type === trigger).map(({ sessionIds }) => sessionIds);
    },
  };
}

test('logs that come one after the other are one question', async () => {
  const { bridge, told } = openWidget();
  bridge.refreshCallLogs(['1']);
  bridge.refreshCallLogs(['2', '3']);
  bridge.refreshCallLogs(['3']);
  expect(await told()).toEqual([['1', '2', '3']]);
});

test('a later log is a question of its own', async () => {
  const { bridge, told } = openWidget();
  bridge.refreshCallLogs(['1']);
  await told();
  bridge.refreshCallLogs(['2']);
  expect(await told()).toEqual([['1'], ['2']]);
});

test('what the widget has learned from its own question is not asked again', async () => {
  const { bridge, ask, told } = openWidget('1', '2');
  await ask('1');
  bridge.refreshCallLogs(['1', '2', '3']);
  await ask('2');
  expect(await told()).toEqual([['3']]);
});

test('a log that the widget has asked for and not found is asked for again', async () => {
  const { bridge, ask, told } = openWidget('1');
  await ask('1', '2');
  bridge.refreshCallLogs(['1', '2']);
  expect(await told()).toEqual([['2']]);
});

test('what it learned hundreds of calls ago is forgotten: it is told once more', async () => {
  const sessions = Array.from({ length: 550 }, (_, index) => `${index}`);
  const { bridge, ask, told } = openWidget(...sessions);
  for (let from = 0; from < sessions.length; from += 50) await ask(...sessions.slice(from, from + 50));
  bridge.refreshCallLogs(['0', '50', '549']);
  expect(await told()).toEqual([['0']]);
});

test('a widget that has loaded again knows nothing', async () => {
  const { bridge, comeUp, ask, told } = openWidget('1');
  await ask('1');
  comeUp();
  bridge.refreshCallLogs(['1']);
  expect(await told()).toEqual([['1']]);
});

test('a page that closes asks nothing more', async () => {
  const { bridge, told } = openWidget();
  bridge.refreshCallLogs(['1']);
  bridge.close();
  expect(await told()).toEqual([]);
});

describe('a call that is on', () => {
  const live = { sessionIds: ['1', '2'], activeSessionIds: ['1'] };

  test('has no log yet: the CRM is not asked', async () => {
    const { askWith, matchCallLogs } = openWidget('1', '2');
    expect(await askWith(live)).toEqual({ data: { '2': [{ id: 'log-2' }] } });
    expect(await askWith({ sessionIds: ['1'], activeSessionIds: ['1'] })).toEqual({ data: {} });
    expect(matchCallLogs.mock.calls).toEqual([[['2']]]);
  });

  test('unless it has been logged here meanwhile', async () => {
    const { bridge, askWith } = openWidget('1');
    bridge.refreshCallLogs(['1']);
    expect(await askWith(live)).toEqual({ data: { '1': [{ id: 'log-1' }] } });
  });

  test('is asked about like any other once it has ended', async () => {
    const { askWith, ask } = openWidget('1');
    await askWith(live);
    expect(await ask('1')).toEqual({ data: { '1': [{ id: 'log-1' }] } });
  });

  test('is one of those that are asked about, or nothing', async () => {
    const { askWith, matchCallLogs } = openWidget('1');
    await askWith({ sessionIds: ['1'], activeSessionIds: '1' });
    await askWith({ sessionIds: ['1'] });
    expect(matchCallLogs.mock.calls).toEqual([[['1']], [['1']]]);
  });
});
