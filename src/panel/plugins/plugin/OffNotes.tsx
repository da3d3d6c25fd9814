import { useMemo } from 'react';
import { replacedByMerge } from '../../../core/plugins/losing-choice';
import { installedIn } from '../../../core/plugins/plugin-settings';
import type { FieldNotes } from '../../forms/form-values';
import { usePanel } from '../../app/store';
import { FieldNote } from '../../ui/FieldNote';
import { say } from '../../app/words';
import type { ChoiceEdits } from '../../shared/settings/config-choices';
import type { ConfiguredPlugin } from '../../shared/settings/configured-plugin';
import { propertyOf, valueWords } from '../../shared/settings/value-words';

/** The notes, with a word at each own choice that the server may replace by the admin's default. */
export function useOffNotes(
  { id, form, settings }: ConfiguredPlugin,
  choices: ChoiceEdits,
  notes: FieldNotes,
): FieldNotes {
  const records = usePanel((state) => state.settingRecords.admin);
  const mayMerge = usePanel((state) => state.connection?.capabilities.managedOptions === true);
  const admin = useMemo(() => (mayMerge ? installedIn(records).get(id) : undefined), [mayMerge, records, id]);
  const losing = settings.flatMap(({ key, origin }) => {
    const instead = origin === 'locked' ? undefined : replacedByMerge(admin, key, choices[key]);
    if (instead === undefined) return [];
    const words = say('config_off_may_lose', valueWords(instead, propertyOf(form, key)));
    return [[key, { ...notes[key], below: <FieldNote>{words}</FieldNote> }] as const];
  });
  return losing.length > 0 ? { ...notes, ...Object.fromEntries(losing) } : notes;
}
