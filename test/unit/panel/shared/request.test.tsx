// @vitest-environment jsdom
import { act } from 'react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { ProblemError } from '../../../../src/core/basics/problem';
import { useAction, useQuery } from '../../../../src/panel/shared/request';
import { paintPanel } from '../paint-panel';

const { ask } = vi.hoisted(() => ({ ask: vi.fn<(method: string, input: unknown) => Promise<unknown>>() }));
vi.mock('../../../../src/protocol/client', () => ({ call: ask }));
vi.mock('../../../../src/platform/browser', () => ({ browser: {} }));

beforeEach(() => void ask.mockReset());

const search = (name: string) => ask('search', name);

function Search() {
  const { output, problem, isLoading, reload } = useQuery<string, unknown>(search, 'a');
  return (
    <>
      <p>{[isLoading ? 'loading' : 'still', problem?.code, output].join('|')}</p>
      <button type="button" onClick={() => reload('b')}>
        Again
      </button>
    </>
  );
}

describe('a question asked on opening', () => {
  test('keeps the last good answer while a newer one fails', async () => {
    ask.mockResolvedValueOnce('Ada');
    const panel = await paintPanel(<Search />);
    expect(panel.text()).toContain('still||Ada');
    ask.mockRejectedValueOnce(new ProblemError({ code: 'timeout' }));
    await panel.press('Again');
    expect(ask).toHaveBeenLastCalledWith('search', 'b');
    expect(panel.text()).toContain('still|timeout|Ada');
  });

  test('shows the newest answer, whichever comes last', async () => {
    let answerFirst = (_name: string) => {};
    ask.mockImplementationOnce(() => new Promise((resolve) => (answerFirst = resolve)));
    const panel = await paintPanel(<Search />);
    expect(panel.text()).toContain('loading');
    ask.mockResolvedValueOnce('Grace');
    await panel.press('Again');
    await act(async () => answerFirst('Ada'));
    expect(panel.text()).toContain('still||Grace');
  });
});

describe('a request that a person starts', () => {
  test('says that it runs, and what went wrong', async () => {
    function SignIn() {
      const { run, isRunning, problem, dismiss } = useAction('signIn');
      return (
        <>
          <button type="button" onClick={() => void run({})}>
            Go
          </button>
          <button type="button" onClick={dismiss}>
            Fine
          </button>
          <p>{isRunning ? 'running' : (problem?.code ?? 'quiet')}</p>
        </>
      );
    }
    let refuse = (_error: Error) => {};
    ask.mockImplementationOnce(() => new Promise((_, reject) => (refuse = reject)));
    const panel = await paintPanel(<SignIn />);
    expect(panel.text()).toContain('quiet');
    await panel.press('Go');
    expect(panel.text()).toContain('running');
    await act(async () => refuse(new ProblemError({ code: 'cancelled' })));
    expect(panel.text()).toContain('cancelled');
    await panel.press('Fine');
    expect(panel.text()).toContain('quiet');
  });
});
