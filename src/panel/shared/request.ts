import { useCallback, useEffect, useRef, useState } from 'react';
import { toProblem, type Problem } from '../../core/basics/problem';
import { call } from '../../protocol/client';
import type { Input, MethodName, Output } from '../../protocol/methods';

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
      try {
        const output = await attempt(input);
        setState({ isRunning: false });
        return { output };
      } catch (error) {
        setState({ isRunning: false, problem: toProblem(error) });
        return undefined;
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

export type MethodQuery<N extends MethodName> = Query<Input<N>, Output<N>>;

/** A call of a worker method made when a screen opens, with the input it opened with. */
export function useMethodQuery<N extends MethodName>(method: N, input: Input<N>): MethodQuery<N> {
  const ask = useCallback((asked: Input<N>) => call(method, asked), [method]);
  return useQuery(ask, input);
}

/** What a screen loads when it opens. `ask` must be stable (`useCallback`, or a module's function). */
export function useQuery<Input, Output>(
  ask: (input: Input) => Promise<Output>,
  input: Input,
): Query<Input, Output> {
  const [state, setState] = useState<{ output?: Output; problem?: Problem; isLoading: boolean }>({
    isLoading: true,
  });
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
        settle({ output: await ask(asked) });
      } catch (error) {
        settle({ problem: toProblem(error) });
      }
    },
    [ask],
  );
  const [first] = useState(input);
  useEffect(() => {
    void run(first);
    return () => {
      newest.current += 1;
    };
  }, [run, first]);
  const reload = useCallback(
    (other?: Input) => {
      setState((before) => ({ ...before, isLoading: true }));
      void run(other ?? first);
    },
    [run, first],
  );
  return { output: state.output, problem: state.problem, isLoading: state.isLoading, reload };
}

function keepOutput<T>({ output }: { output?: T }): { output?: T } {
  return output === undefined ? {} : { output };
}
