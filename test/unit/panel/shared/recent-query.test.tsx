// @vitest-environment jsdom
import { act } from 'react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { fail } from '../../../../src/core/basics/problem';
import { noteChange } from '../../../../src/panel/shared/changes';
import { recentAnswers } from '../../../../src/panel/shared/recent-answers';
import { useRecentQuery } from '../../../../src/panel/shared/recent-query';
import { useAction } from '../../../../src/panel/shared/request';
import { paintPanel } from '../paint-panel';
import { connection, identity } from '../sample-view';

const { call } = vi.hoisted(() => ({ call: vi.fn<(method: string) => Promise<unknown>>() }));
vi.mock('../../../../src/protocol/client', () => ({ call }));
vi.mock('../../../../src/platform/browser', () => ({ browser: {} }));

const minute = 60_000;
const ask = vi.fn<(name: string) => Promise<string>>();
const answers = recentAnswers<string>((answer) => answer !== 'half');

function Screen({ name = 'a' }: { name?: string }) {
  const { output, problem, isLoading, reload } = useRecentQuery(answers, ask, name);
  const save = useAction('clearFinishedTasks');
  return (
    <>
      <p>{[isLoading ? 'loading' : 'still', problem?.code, output].join('|')}</p>
      <button type="button" onClick={() => reload()}>
        Refresh
      </button>
      <button type="button" onClick={() => void save.run({})}>
        Save
      </button>
    </>
  );
}

/** A page with the screen open, and how to leave it and come back. */
async function open() {
  const panel = await paintPanel(<Screen />);
  const reopen = async (name?: string) => {
    await panel.paint(null);
    await panel.paint(<Screen {...(name !== undefined && { name })} />);
  };
  return { ...panel, reopen };
}

beforeEach(() => {
  vi.useFakeTimers({ now: 100 * minute, toFake: ['Date'] });
  call.mockReset().mockResolvedValue(undefined);
  let times = 0;
  ask.mockReset().mockImplementation(async (name) => {
    times += 1;
    return `${name}${times}`;
  });
});
afterEach(() => vi.useRealTimers());

describe('a screen that is opened again within a minute', () => {
  test('shows what it was answered, and asks nothing', async () => {
    const panel = await open();
    vi.setSystemTime(101 * minute - 1);
    await panel.reopen();
    expect(panel.text()).toContain('still||a1');
    expect(ask).toHaveBeenCalledTimes(1);
    vi.setSystemTime(101 * minute);
    await panel.reopen();
    expect(panel.text()).toContain('still||a2');
  });

  test('stands at once', async () => {
    const panel = await open();
    await panel.paint(null);
    ask.mockReturnValue(new Promise(() => {}));
    await panel.paint(<Screen />);
    expect(panel.text()).toContain('still||a1');
  });

  test('waits for an answer that is on its way', async () => {
    let answer = (_words: string) => {};
    ask.mockReturnValueOnce(new Promise((resolve) => (answer = resolve)));
    const panel = await open();
    await panel.reopen();
    expect(panel.text()).toContain('loading');
    await act(async () => answer('late'));
    expect(panel.text()).toContain('still||late');
    expect(ask).toHaveBeenCalledTimes(1);
  });

  test('asks another question anew', async () => {
    const panel = await open();
    await panel.reopen('b');
    expect(panel.text()).toContain('b2');
    await panel.reopen('a');
    expect(panel.text()).toContain('a1');
  });
});

describe('a screen asks again', () => {
  test('by a press', async () => {
    const panel = await open();
    await panel.press('Refresh');
    expect(panel.text()).toContain('a2');
    await panel.reopen();
    expect(panel.text()).toContain('a2');
  });

  test('after something was done in this page', async () => {
    const panel = await open();
    await panel.press('Save');
    await panel.reopen();
    expect(panel.text()).toContain('a2');
  });

  test('after something was refused: nobody knows how far it came', async () => {
    const panel = await open();
    call.mockRejectedValue(new Error('refused'));
    await panel.press('Save');
    await panel.reopen();
    expect(panel.text()).toContain('a2');
  });

  test('after something was done in another page', async () => {
    const panel = await open();
    noteChange();
    await panel.reopen();
    expect(panel.text()).toContain('a2');
  });

  test('where something was done while the answer was on its way', async () => {
    let answer = (_words: string) => {};
    ask.mockReturnValueOnce(new Promise((resolve) => (answer = resolve)));
    const panel = await open();
    await panel.press('Save');
    await act(async () => answer('early'));
    expect(panel.text()).toContain('early');
    await panel.reopen();
    expect(panel.text()).toContain('a1');
  });

  test.each([
    ['person', { identity: { ...identity, extensionId: '102' } }],
    ['CRM', { connection: { ...connection, platform: 'other' } }],
    ['user of the same CRM', { connection: { ...connection, signInId: '2' } }],
  ])('for another %s: nothing of the former is shown', async (_who, part) => {
    const panel = await open();
    await panel.paint(null);
    await panel.setView(part);
    ask.mockReturnValue(new Promise(() => {}));
    await panel.paint(<Screen />);
    expect(panel.text()).toContain('loading');
    expect(panel.text()).not.toContain('a1');
  });

  test.each([
    ['it was refused', async () => fail('timeout')],
    ['it was answered by half', async () => 'half'],
  ])('where %s', async (_why, answer) => {
    ask.mockImplementationOnce(answer);
    const panel = await open();
    await panel.reopen();
    expect(panel.text()).toContain('still||a1');
  });

  test('in another page, which has answers of its own', async () => {
    const panel = await open();
    await panel.leave();
    expect((await open()).text()).toContain('a2');
  });
});
