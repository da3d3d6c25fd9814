import type { AdminColumn } from '../core/admin-column';
import { adminWriteId, pluginOfWrite } from '../core/admin-write';
import { isHostileKey, isObject, type JsonObject } from '../core/json';
import { fail } from '../core/problem';
import { asAdmin, changeAdminRecords } from './admin-document';
import type { Context } from './context';
import { withRingCentral } from './server-session';
import { refreshSettings } from './settings';

export interface AdminRecords {
  readonly column: AdminColumn;
  /**
   * By settings key or CRM user; `null` takes the record out. Fields that are not given stay as they are, and a field
   * of `null` is taken out.
   */
  readonly records: {
    readonly [key: string]: { readonly displayName: string; readonly record: JsonObject | null };
  };
}

/** Writes records of the account that are not plugins' (those have rules of their own), on a fresh read. */
export async function saveAdminRecords(context: Context, { column, records }: AdminRecords): Promise<void> {
  const changes = Object.entries(records).map(([key, { displayName, record }]) => {
    if (isHostileKey(key) || pluginOfWrite({ column, key }) !== undefined)
      fail('invalid_input', { missing: [adminWriteId({ column, key })] });
    return {
      key,
      displayName,
      change: (before: unknown) => record && withFields(before, record),
    };
  });
  await asAdmin(() =>
    withRingCentral(context, (session) => changeAdminRecords(context, session, column, changes)),
  );
  if (column === 'userSettings') await refreshSettings(context);
}

function withFields(before: unknown, record: JsonObject): JsonObject {
  const all = { ...(isObject(before) ? before : {}), ...record };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null));
}
