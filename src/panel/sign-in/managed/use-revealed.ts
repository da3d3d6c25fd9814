import { useEffect, useState } from 'react';
import { toProblem, type Problem } from '../../../core/basics/problem';
import type { ServerRouteName } from '../../../core/crm/server-route';
import { askForSecret } from '../../../actions/crm/ask-server';

/** How long a value stays visible; ms. */
const shownFor = 30_000;

interface Revealed {
  /** `undefined` while it is hidden. */
  readonly value: string | undefined;
  readonly problem: Problem | undefined;
  readonly isRunning: boolean;
  readonly toggle: () => void;
}

/** One stored credential: loaded on request, and dropped when hidden, after a while, or on leaving. */
export function useRevealed(
  route: ServerRouteName,
  query: { readonly [name: string]: string },
  place: readonly string[],
): Revealed {
  const [state, setState] = useState<{ value?: string; problem?: Problem; isRunning: boolean }>({
    isRunning: false,
  });
  const isShown = state.value !== undefined;
  useEffect(() => {
    if (!isShown) return undefined;
    const timer = setTimeout(() => setState({ isRunning: false }), shownFor);
    return () => clearTimeout(timer);
  }, [isShown]);
  const reveal = async () => {
    setState({ isRunning: true });
    try {
      setState({ value: await askForSecret(route, query, place), isRunning: false });
    } catch (error) {
      setState({ problem: toProblem(error), isRunning: false });
    }
  };
  return {
    value: state.value,
    problem: state.problem,
    isRunning: state.isRunning,
    toggle: () => (isShown ? setState({ isRunning: false }) : void reveal()),
  };
}
