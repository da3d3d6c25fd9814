import { useState } from 'react';
import type { Capabilities } from '../../core/crm/account';
import type { FieldOption } from '../../core/forms/declared-field';
import { withTyped } from '../../core/sign-in/managed-fields';
import type { Problem } from '../../core/basics/problem';
import type { FormValues } from '../forms/form-values';
import { useAttempt } from '../shared/request';

export interface OfferedValues {
  /** Keys of the fields whose values may be loaded. */
  readonly keys: readonly string[];
  /** What was loaded, by field. */
  readonly found: { readonly [key: string]: readonly FieldOption[] };
  /** The field whose values are being loaded. */
  readonly loading: string | undefined;
  readonly load: (key: string) => void;
  readonly problem: Problem | undefined;
}

/**
 * Values of managed sign-in fields that the connector offers, loaded when an admin asks for them; until then, and where
 * that fails, they are typed.
 * @param keys of these fields; none where the server has no such list
 * @param ask for those of one field; `useCallback`
 * @param typed what the form holds now
 */
export function useOfferedValues(
  keys: Iterable<string>,
  ask: (key: string) => Promise<readonly FieldOption[]>,
  typed: FormValues,
): OfferedValues {
  const [found, setFound] = useState<OfferedValues['found']>({});
  const [askedFor, setAskedFor] = useState<string>();
  const { run, isRunning, problem } = useAttempt(ask);
  const load = async (key: string) => {
    setAskedFor(key);
    const done = await run(key);
    if (done) setFound((before) => ({ ...before, [key]: withTyped(done.output, typed[key]) }));
  };
  return {
    keys: [...keys],
    found,
    loading: isRunning ? askedFor : undefined,
    load: (key) => void load(key),
    problem,
  };
}

/** Whether the server has such lists, and its connector fills them. */
export function offersValues(capabilities: Capabilities | undefined): boolean {
  return capabilities?.managedOptions === true && capabilities.interfaces.includes('getManagedAuthOptions');
}
