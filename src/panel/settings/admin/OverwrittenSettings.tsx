import type { Field } from '../../../core/forms/field';
import { OverwrittenNotice } from '../../shared/OverwrittenNotice';
import { plainValue } from '../../shared/settings/plain-value';
import { usePanel } from '../../app/store';

/** Settings among these fields that another admin has overwritten. */
export function OverwrittenSettings({ fields }: { fields: readonly Field[] }) {
  const all = usePanel((state) => state.adminWrites);
  const fieldOf = (key: string) => fields.find((field) => field.key === key);
  const writes = Object.values(all).filter(
    ({ column, key }) => column === 'userSettings' && fieldOf(key) !== undefined,
  );
  return (
    <OverwrittenNotice
      writes={writes}
      nameOf={({ what }, { displayName }) =>
        typeof what === 'object' && what.field !== 'value' ? `${displayName} · ${what.field}` : displayName
      }
      wordsOf={(value, _difference, { key }) => plainValue(value, fieldOf(key))}
    />
  );
}
