import * as v from 'valibot';
import { optionalValue } from '../basics/schema-parts';
import type { PluginEntry } from './entry';
import type { StoredField } from '../settings/stored-field';
import type { DeclaredField } from '../forms/declared-field';
import { unfitFields } from '../forms/field-check';
import { sameJson } from '../basics/json';
import { isLocked } from '../settings/locks';

/** What an admin sets for everybody in one field. Without a value, the plugin's own default applies. */
export const fieldDefaultSchema = v.object({
  value: optionalValue,
  locked: v.boolean(),
  /** Shown to users next to a lock. */
  reason: v.optional(v.pipe(v.string(), v.maxLength(300)), ''),
});

export type FieldDefault = v.InferOutput<typeof fieldDefaultSchema>;
export type FieldDefaults = { readonly [key: string]: FieldDefault };

/** One field in the admin's form. */
export interface AdminField extends FieldDefault {
  readonly key: string;
  /** Users never see it; only admins set its value. */
  readonly isHidden: boolean;
  readonly lock: StoredField['lock'];
  readonly pluginDefault: unknown;
}

export function describeDefaults(
  fields: readonly Pick<DeclaredField, 'key' | 'hidden' | 'default'>[],
  admin: Pick<PluginEntry, 'config'>,
): AdminField[] {
  return fields.map((field) => {
    const set = admin.config[field.key];
    const locked = set !== undefined && !field.hidden && isLocked(set);
    return {
      key: field.key,
      isHidden: field.hidden,
      value: set?.value,
      locked,
      lock: locked ? set.lock : undefined,
      reason: locked ? (set.lock?.reason ?? '') : '',
      pluginDefault: field.default,
    };
  });
}

/** The admin's record with these fields changed; other fields and unknown keys are kept. */
export function changeDefaults<Entry extends Pick<PluginEntry, 'config'>>(
  admin: Entry,
  fields: readonly DeclaredField[],
  changes: FieldDefaults,
  who: { by: string; at: number },
): Entry & { config: PluginEntry['config'] } {
  const hidden = new Set(fields.filter((field) => field.hidden).map((field) => field.key));
  const changed = Object.entries(changes).map(([key, change]) => {
    const before = admin.config[key];
    const isLockedNow = change.locked && !hidden.has(key);
    const field: StoredField = {
      value: change.value ?? undefined,
      customizable: !change.locked && !hidden.has(key),
      lock: isLockedNow ? lockOf(before, change, who) : undefined,
      rest: before?.rest ?? {},
    };
    return [key, field] as const;
  });
  return { ...admin, config: { ...admin.config, ...Object.fromEntries(changed) } };
}

/** Whoever locked this value stays named as long as value and reason are unchanged. */
function lockOf(
  before: StoredField | undefined,
  change: FieldDefault,
  { by, at }: { by: string; at: number },
): StoredField['lock'] {
  const same =
    before?.lock &&
    isLocked(before) &&
    sameJson(before.value, change.value) &&
    before.lock.reason === change.reason;
  return same ? before.lock : { by, at, reason: change.reason };
}

/**
 * Keys whose new value is invalid by the rules for users. A required field may be left for users to fill in, so only
 * a locked one must have a value.
 */
export function findWrongDefaults(fields: readonly DeclaredField[], changes: FieldDefaults): string[] {
  const known = new Map(fields.map((field) => [field.key, field]));
  return Object.entries(changes)
    .filter(([key, { value, locked }]) => {
      const field = known.get(key);
      if (!field || (locked && isNothing(value))) return true;
      return (
        unfitFields([{ ...field, hidden: false, required: field.required && locked }], { [key]: value })
          .length > 0
      );
    })
    .map(([key]) => key);
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === null;
}
