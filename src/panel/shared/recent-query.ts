import { useMemo } from 'react';
import { usePanelStore } from '../app/store';
import type { RecentAnswers } from './recent-answers';
import { useAnswer, type Memory, type Query } from './request';
import { ownerKeyIn } from './use-owner-key';

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
