// @vitest-environment jsdom
import { act } from 'react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { ownerKey } from '../../../../src/core/crm/account';
import { usePanel } from '../../../../src/panel/app/store';
import { useDraft } from '../../../../src/panel/shared/use-draft';
import { inputsOf } from '../fake-worker';
import { paintPanel } from '../paint-panel';
import { connection, identity } from '../sample-view';

const { ask } = vi.hoisted(() => ({ ask: vi.fn<(method: string, input: unknown) => Promise<unknown>>() }));
vi.mock('../../../../src/protocol/client', () => ({ call: ask }));

const secrets: ReadonlySet<string> = new Set(['key']);
const owner = ownerKey(identity, connection);
const typed = { note: 'Half a sentence', key: 'pl4nted' };
const kept = { note: 'Half a sentence' };

function Form() {
  const draft = useDraft('form', secrets);
  return (
    <>
      <p>{JSON.stringify(draft.kept ?? null)}</p>
      <button onClick={() => draft.keep(typed)}>Type</button>
      <button onClick={draft.discard}>Discard</button>
    </>
  );
}

function Screens() {
  const drafts = usePanel((state) => state.drafts);
  const isOpen = usePanel(({ route }) => route.screen) === 'log';
  return isOpen ? <Form /> : <p>{Object.keys(drafts).join(' ')}</p>;
}

const log = { route: { screen: 'log', activityId: 'call:1' } } as const;
const elsewhere = { route: { screen: 'tasks' } } as const;

// Storage never answers here: what is seen is what the page itself knows.
beforeEach(() => void ask.mockReset().mockImplementation(() => new Promise(() => {})));

describe('a form that is left', () => {
  test('sends what waited, and has it when it is opened again at once, without its secrets', async () => {
    const panel = await paintPanel(<Screens />, log);
    expect(panel.text()).toContain('null');
    await panel.press('Type');
    expect(ask).not.toHaveBeenCalled();
    await panel.setView(elsewhere);
    expect(inputsOf(ask, 'saveDraft')).toEqual([{ owner, form: 'form', value: kept }]);
    await panel.setView(log);
    expect(panel.text()).toContain(JSON.stringify(kept));
    expect(panel.text()).not.toContain('pl4nted');
  });

  test('sends nothing, and keeps nothing, where nothing waits', async () => {
    const panel = await paintPanel(<Screens />, log);
    await panel.setView(elsewhere);
    await panel.setView(log);
    expect(ask).not.toHaveBeenCalled();
    expect(panel.text()).toContain('null');
  });

  test('keeps nothing of what was discarded', async () => {
    const panel = await paintPanel(<Screens />, log);
    await panel.press('Type');
    await panel.press('Discard');
    await panel.setView(elsewhere);
    await panel.setView(log);
    expect(inputsOf(ask, 'saveDraft')).toEqual([]);
    expect(panel.text()).toContain('null');
  });

  test('leaves the drafts of other forms as they are', async () => {
    const other = { value: 'other', changedAt: 1 };
    const panel = await paintPanel(<Screens />, { ...log, drafts: { other } });
    await panel.press('Type');
    await panel.setView(elsewhere);
    expect(panel.text()).toBe('other form');
  });
});

test('a page that is hidden sends what waits', async () => {
  const panel = await paintPanel(<Screens />, log);
  await panel.press('Type');
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
  await act(async () => void document.dispatchEvent(new Event('visibilitychange')));
  expect(inputsOf(ask, 'saveDraft')).toEqual([{ owner, form: 'form', value: kept }]);
});
