import { useCallback, useEffect, useRef, useState } from 'react';
import { toProblem, type Problem } from '../../core/basics/problem';
import { call } from '../../protocol/client';
import type { Input, MethodName, Output } from '../../protocol/methods';
import { noteChange } from './changes';

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

/** What this question was answered before. */
export interface Memory<Input, Output> {
  readonly recall: (input: Input) => { readonly output: Output } | undefined;
  readonly find: (input: Input, ask: () => Promise<Output>) => Promise<Output>;
  readonly forget: () => void;
}

/** `memory` answers what was asked lately. */
export function useAnswer<Input, Output>(
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
