import { saveAdminRecords } from '../../../actions/settings/save-admin-records';
import { sameJson, type JsonObject } from '../../../core/basics/json';
import { fail } from '../../../core/basics/problem';
import type { Field } from '../../../core/forms/field';
import { changeDefaults } from '../../../core/plugins/defaults';
import { plannedDefaults, type PlannedChange } from '../../../core/plugins/organisation-plan';
import { readAdminConfig } from '../../../core/settings/admin-config';
import { withFields } from '../../../core/settings/admin-column';
import { adminRecord } from '../../../core/settings/setting-record';
import { systemClock } from '../../../platform/clock';
import { sharedFormatsEdit } from '../admin/admin-formats';

interface SettingsImport {
  /** The account's settings from which the changes were worked out. */
  readonly admin: JsonObject;
  readonly fields: readonly Field[];
  readonly changes: readonly PlannedChange[];
  readonly by: string;
}

/**
 * Makes settings for everybody as planned and shown, all in one write. What another admin has set meanwhile is not
 * overwritten (`stale`). Throws `ProblemError`; then nothing was written.
 */
export async function importSettings({ admin, fields, changes, by }: SettingsImport): Promise<void> {
  const toSave = plannedDefaults(changes);
  const config = readAdminConfig(admin);
  const next = changeDefaults({ config }, fields, toSave, { by, at: systemClock.now() }).config;
  const edits = changes.map(({ field: { key, title } }) => {
    const record = next[key] ? adminRecord(next[key]) : null;
    const change = (before: unknown) => {
      if (!sameJson(before ?? null, admin[key] ?? null)) fail('stale');
      return record && withFields(before, record);
    };
    return [key, { displayName: title, change }] as const;
  });
  await saveAdminRecords({
    column: 'userSettings',
    changes: Object.fromEntries([...edits, ...sharedFormatsEdit(admin, next, toSave)]),
    seen: admin,
  });
}
