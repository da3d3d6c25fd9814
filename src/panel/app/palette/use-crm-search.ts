import { useCallback, useState } from 'react';
import { searchDialableContacts } from '../../../actions/crm/find-contacts';
import type { Problem } from '../../../core/basics/problem';
import { useAttempt } from '../../shared/request';

export interface CrmSearch {
  /** Whom the CRM has by that name, and can be called; with the words that found them there. */
  readonly found: readonly { readonly name: string; readonly number: string; readonly words: string }[];
  readonly isRunning: boolean;
  readonly problem: Problem | undefined;
  /** How many were found; `undefined` when the search failed. */
  readonly lookFor: (name: string) => Promise<number | undefined>;
}

/** Looks for a name in the CRM, once it is asked for: each search costs the CRM one. */
export function useCrmSearch(): CrmSearch {
  const [found, setFound] = useState<CrmSearch['found']>([]);
  const { run, isRunning, problem } = useAttempt(searchDialableContacts);
  const lookFor = useCallback(
    async (name: string) => {
      const answer = await run(name);
      const people = answer?.output.flatMap(({ contact, phoneNumbers }) =>
        phoneNumbers.map((number) => ({ name: contact.name, number, words: name })),
      );
      if (people) setFound(people);
      return people?.length;
    },
    [run],
  );
  return { found, isRunning, problem, lookFor };
}
