// @vitest-environment jsdom
import { beforeEach, expect, test, vi } from 'vitest';
import type { Catalog } from '../../../../../src/actions/directory/list-catalog';
import type { Problem } from '../../../../../src/core/basics/problem';
import { ConnectScreen } from '../../../../../src/panel/sign-in/connect/ConnectScreen';
import { paintPanel } from '../../paint-panel';

const { list } = vi.hoisted(() => ({ list: vi.fn<(...asked: unknown[]) => Promise<Catalog>>() }));
vi.mock('../../../../../src/actions/directory/list-catalog', () => ({ listCatalog: list }));
vi.mock('../../../../../src/platform/browser', () => ({ browser: {} }));

const nothing: Catalog = { items: [], fetchedAt: 1, problems: [], dropped: 0 };
const failed = (problem: Problem): Catalog => ({
  ...nothing,
  fetchedAt: 0,
  problems: [{ source: 'public', problem }],
});

beforeEach(() => void list.mockReset().mockResolvedValue(nothing));

test('lists that were loaded and are empty say so', async () => {
  expect((await paintPanel(<ConnectScreen />)).text()).toContain('No CRM in the directory');
});

test.each([
  ['was not loaded', { code: 'unreachable' }],
  ['was refused', { code: 'refused', status: 403, message: 'Not for you' }],
] as const)('a list that %s is not an empty one, and is asked for again', async (_what, problem) => {
  list.mockResolvedValue(failed(problem));
  const panel = await paintPanel(<ConnectScreen />);
  expect(panel.text()).not.toMatch(/No CRM in the directory|as last loaded/);
  expect(panel.has('[role=alert]')).toBe(true);
  await panel.press('Try again');
  expect(list).toHaveBeenLastCalledWith('connector', true);
});

test('the organisation’s CRM that is not listed is named so', async () => {
  const policy = { connectorId: 'ours', preferences: {}, broken: [] };
  const panel = await paintPanel(<ConnectScreen />, { policy });
  expect(panel.text()).toContain('Your organization’s CRM isn’t listed');
});
