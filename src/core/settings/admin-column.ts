import { entriesOf, isObject, objectOf, partOf, type JsonObject } from '../basics/json';

/**
 * Columns of the account's row that this panel writes; each write replaces the whole column (core 1.7.41
 * handlers/admin.js:79).
 */
export const adminColumns = ['userSettings', 'userMappings'] as const;

export type AdminColumn = (typeof adminColumns)[number];

/** The columns as stored on the server; `undefined` when a column was not requested. */
export type AdminColumns = { readonly [C in AdminColumn]?: unknown };

/**
 * Each row of `userMappings` carries the id of its CRM user (core 1.7.41 handlers/admin.js:347); it may be a number.
 */
const rowKey = 'crmUserId';

/**
 * One record of a column: `userSettings` by key, `userMappings` by CRM user. As on the server, the first matching row
 * counts.
 */
export function readRecord(column: AdminColumn, raw: unknown, key: string): unknown {
  if (column === 'userSettings') return isObject(raw) && Object.hasOwn(raw, key) ? raw[key] : undefined;
  const row = rowsOf(raw).find((one) => isRowOf(one, key));
  return isObject(row)
    ? Object.fromEntries(Object.entries(row).filter(([name]) => name !== rowKey))
    : undefined;
}

/** The column with these records replaced (`null` removes one); everything else, even unknown, is kept. */
export function writeRecords(
  column: AdminColumn,
  raw: unknown,
  records: ReadonlyMap<string, JsonObject | null>,
): unknown {
  if (column === 'userSettings') {
    const kept = entriesOf(raw).filter(([key]) => !records.has(key));
    return Object.fromEntries([...kept, ...records].filter(([key, record]) => record || !records.has(key)));
  }
  const rows = rowsOf(raw);
  const changed = rows.flatMap((row, index) => {
    const key = keyOf(row);
    if (key === undefined || !records.has(key)) return [row];
    const isFirst = rows.findIndex((other) => isRowOf(other, key)) === index;
    return isFirst ? rowFor(key, records.get(key)) : [];
  });
  const known = new Set(rows.map(keyOf));
  return [...changed, ...[...records].flatMap(([key, row]) => (known.has(key) ? [] : rowFor(key, row)))];
}

function rowsOf(raw: unknown): readonly unknown[] {
  return Array.isArray(raw) ? raw : [];
}

function keyOf(row: unknown): string | undefined {
  const id = partOf(row, rowKey);
  return typeof id === 'string' || typeof id === 'number' ? String(id) : undefined;
}

function isRowOf(row: unknown, key: string): boolean {
  return keyOf(row) === key;
}

function rowFor(key: string, record: JsonObject | null | undefined): JsonObject[] {
  return record ? [{ ...record, [rowKey]: key }] : [];
}

/** The record with these fields replaced; other fields stay, and `null` removes a field. */
export function withFields(before: unknown, fields: JsonObject): JsonObject {
  const all = { ...objectOf(before), ...fields };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null));
}
