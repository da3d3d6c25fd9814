import { entriesOf, isObject } from '../../../../../src/core/basics/json';
import type { Document } from '../../../../stack/organisation/own-client';

/** What a client must never write (§6.5), of records that it sends; '' where all is well. */
export function forbiddenIn(
  records: Document,
  { admin, isPolling }: { readonly admin: Document | undefined; readonly isPolling: boolean },
): string {
  for (const [key, record] of Object.entries(records)) {
    if (!isObject(record)) return `${key} is ${JSON.stringify(record)}, not a record`;
    if (!('value' in record) || record['value'] === undefined) return `${key} has no value`;
    if (!key.startsWith('plugin_')) continue;
    const wrong = wrongInPlugin(record['value'], admin?.[key], { hasRow: admin !== undefined, isPolling });
    if (wrong) return `${key}: ${wrong}`;
  }
  return '';
}

function wrongInPlugin(
  value: unknown,
  adminEntry: unknown,
  { hasRow, isPolling }: { readonly hasRow: boolean; readonly isPolling: boolean },
): string {
  if (!isObject(value)) return 'its value is not a record';
  const { config } = value;
  if (!isObject(config)) return 'it has no config';
  if (isPolling && hasRow && !isObject(adminEntry)) return 'the account has no entry for it';
  const ofAdmin: unknown = Object(Object(adminEntry).value).config;
  for (const [name, field] of entriesOf(config)) {
    if (!isObject(field)) return `${name} is ${JSON.stringify(field)}`;
    const isThere = isObject(Object(ofAdmin)[name]);
    if (isObject(ofAdmin) && !isThere && !field['value']) return `${name} is empty, and the account lacks it`;
    if (isPolling && hasRow && !isThere) return `the account lacks ${name}`;
  }
  return '';
}
