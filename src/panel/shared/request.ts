import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { toProblem, type Problem } from '../../core/basics/problem';
import { call } from '../../protocol/client';
import type { Input, MethodName, Output } from '../../protocol/methods';
import { usePanelStore } from '../app/store';
import { noteChange, type RecentAnswers } from './recent-answers';
import { ownerKeyIn } from './use-owner-key';

export interface Attempt<Input, Output> {
  /** Runs it; `undefined` when it failed, and `problem` says why. */
  readonly run: (input: Input) => Promise<{ readonly output: Output } | undefined>;
  readonly isRunning: boolean;
  readonly problem: Problem | undefined;
  readonly dismiss: () => void;
}

export type Action<N extends MethodName> = Attempt<Input<N>, Output<N>>;

/** A call of a worker method that a person starts. */
export function useAction<N extends MethodName>(method: N): Action<N> {
  return useAttempt(useCallback((input: Input<N>) => call(method, input), [method]));
}

/** Work that a person starts. `attempt` must be stable (`useCallback`, or a module's function). */
export function useAttempt<Input, Output>(
  attempt: (input: Input) => Promise<Output>,
): Attempt<Input, Output> {
  const [state, setState] = useState<{ isRunning: boolean; problem?: Problem }>({ isRunning: false });
  const run = useCallback(
    async (input: Input) => {
      setState({ isRunning: true });
      noteChange();
      try {
        const output = await attempt(input);
        setState({ isRunning: false });
        return { output };
      } catch (error) {
        setState({ isRunning: false, problem: toProblem(error) });
        return undefined;
      } finally {
        noteChange();
      }
    },
    [attempt],
  );
  const dismiss = useCallback(() => setState({ isRunning: false }), []);
  return { run, isRunning: state.isRunning, problem: state.problem, dismiss };
}

export interface Query<Input, Output> {
  /** The last good answer; kept while a newer one is loading or fails. */
  readonly output: Output | undefined;
  readonly problem: Problem | undefined;
  readonly isLoading: boolean;
  /** Loads again, optionally with another input. */
  readonly reload: (input?: Input) => void;
}

/** What a screen loads when it opens. `ask` must be stable (`useCallback`, or a module's function). */
export function useQuery<Input, Output>(
  ask: (input: Input) => Promise<Output>,
  input: Input,
): Query<Input, Output> {
  return useAnswer(ask, input);
}

/**
 * What a screen asks of a server when it opens. Opened again within a minute it shows the same and asks nothing;
 * `reload` always asks. All that the answer depends on is in `input`, or belongs to the owner who is here.
 */
export function useRecentQuery<Input, Output>(
  recent: RecentAnswers<Output>,
  ask: (input: Input) => Promise<Output>,
  input: Input,
): Query<Input, Output> {
  const store = usePanelStore();
  const memory = useMemo((): Memory<Input, Output> => {
    const keyOf = (asked: Input) => {
      const state = store.getState();
      // Another sign-in to the same CRM may be that of another user there.
      return JSON.stringify([ownerKeyIn(state), state.connection?.signInId, asked]);
    };
    return {
      recall: (asked) => recent.recall(store, keyOf(asked)),
      find: (asked, answer) => recent.find(store, keyOf(asked), answer),
      forget: () => recent.forget(store),
    };
  }, [recent, store]);
  return useAnswer(ask, input, memory);
}

/** What this question was answered before. */
interface Memory<Input, Output> {
  readonly recall: (input: Input) => { readonly output: Output } | undefined;
  readonly find: (input: Input, ask: () => Promise<Output>) => Promise<Output>;
  readonly forget: () => void;
}

function useAnswer<Input, Output>(
  ask: (input: Input) => Promise<Output>,
  input: Input,
  memory?: Memory<Input, Output>,
): Query<Input, Output> {
  const [first] = useState(input);
  const [recalled] = useState(() => memory?.recall(first));
  const [state, setState] = useState<{ output?: Output; problem?: Problem; isLoading: boolean }>(
    recalled ? { output: recalled.output, isLoading: false } : { isLoading: true },
  );
  const newest = useRef(0);
  const run = useCallback(
    async (asked: Input) => {
      newest.current += 1;
      const turn = newest.current;
      const settle = (settled: { output?: Output; problem?: Problem }) => {
        if (turn === newest.current)
          setState((before) => ({ ...keepOutput(before), ...settled, isLoading: false }));
      };
      try {
        settle({ output: await (memory ? memory.find(asked, () => ask(asked)) : ask(asked)) });
      } catch (error) {
        settle({ problem: toProblem(error) });
      }
    },
    [ask, memory],
  );
  // What was recalled is an answer to the question that the screen opened with, and to no other one.
  const answered = useRef(recalled && run);
  useEffect(() => {
    if (answered.current !== run) void run(first);
    return () => {
      newest.current += 1;
    };
  }, [run, first]);
  const reload = useCallback(
    (other?: Input) => {
      setState((before) => ({ ...before, isLoading: true }));
      memory?.forget();
      void run(other ?? first);
    },
    [run, first, memory],
  );
  return { output: state.output, problem: state.problem, isLoading: state.isLoading, reload };
}

function keepOutput<T>({ output }: { output?: T }): { output?: T } {
  return output === undefined ? {} : { output };
}
