// @vitest-environment jsdom
import { beforeEach, expect, test, vi } from 'vitest';
import { SetAsideNotice } from '../../../../src/panel/shared/SetAsideNotice';
import { paintPanel } from '../paint-panel';

const { ask, readSetAside } = vi.hoisted(() => ({
  ask: vi.fn<(method: string, input: unknown) => Promise<unknown>>(),
  readSetAside: vi.fn<() => Promise<{ kind: string; id: string; raw: unknown }[]>>(),
}));
vi.mock('../../../../src/protocol/client', () => ({ call: ask }));
vi.mock('../../../../src/platform/browser', () => ({ browser: {} }));
vi.mock('../../../../src/storage/basics/set-aside', () => ({ readSetAside }));

const later = [
  { kind: 'activities', id: 'call:1', raw: { note: 'from a later version' } },
  { kind: 'tasks', id: 'task-1', raw: {} },
];

beforeEach(() => {
  ask.mockReset().mockResolvedValue(undefined);
  readSetAside.mockReset().mockResolvedValue(later);
});

test('nothing set aside, nothing said', async () => {
  readSetAside.mockResolvedValue([]);
  expect((await paintPanel(<SetAsideNotice kind="activities" />)).text()).toBe('');
});

test('each screen says what of its own could not be read, and that nothing else is affected', async () => {
  const activity = await paintPanel(<SetAsideNotice kind="activities" />);
  expect(activity.text()).toContain('1 activity couldn’t be read');
  expect(activity.text()).toContain('everything else works');
});

test('it is removed only after a second press', async () => {
  const panel = await paintPanel(<SetAsideNotice kind="tasks" />);
  await panel.press('Remove');
  expect(ask).not.toHaveBeenCalled();
  readSetAside.mockResolvedValue([]);
  await panel.pressIn('dialog', 'Remove');
  expect(ask).toHaveBeenCalledWith('forgetSetAside', { kind: 'tasks', ids: ['task-1'] });
  expect(panel.text()).toBe('');
});
