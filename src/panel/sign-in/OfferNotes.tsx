import type { FieldNotes } from '../forms/form-values';
import { Button } from '../ui/Button';
import { say } from '../app/words';
import type { OfferedValues } from './use-offered-values';

/** At each field whose values the connector offers, a button that loads them. */
export function offerNotes({ keys, found, loading, load }: OfferedValues): FieldNotes {
  const notes = keys.map((key) => {
    const hint = found[key]?.length === 0 ? say('managed_values_none') : undefined;
    const action = (
      <Button variant="text" size="small" busy={loading === key} onClick={() => load(key)}>
        {say(found[key] ? 'managed_values_again' : 'managed_values_load')}
      </Button>
    );
    return [key, { hint, action }] as const;
  });
  return Object.fromEntries(notes);
}
