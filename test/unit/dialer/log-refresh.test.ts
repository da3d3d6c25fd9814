import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startBridge } from './bridge-under-test';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const trigger = 'rc-adapter-trigger-call-logger-match';

/** A widget that is up, over a CRM in which these sessions have a log. */
function openWidget(...logged: string[]) {
  const { bridge, posted, comeUp, ask } = startBridge({
    matchCallLogs: async (sessionIds) =>
      Object.fromEntries(sessionIds.filter((id) => logged.includes(id)).map((id) => [id, `log-${id}`])),
  });
  comeUp();
  return {
    bridge,
    comeUp,
    ask: async (...sessionIds: string[]) => {
      ask('/callLogger/match', { sessionIds });
      await vi.advanceTimersByTimeAsync(0);
    },
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
