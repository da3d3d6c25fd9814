import { entriesOf, isHostileKey, isObject, type JsonObject } from '../basics/json';
import { plainText } from '../basics/text';

/** Values of the CRM itself, by key (GET /accountData, core 1.7.41 index.js:1551); each of a shape of its own. */
export type AccountData = JsonObject;

/** Where a declared field has the options that the CRM has for one type of contact (core/crm/log-field.ts reads them). */
export const optionsByContactType = 'optionsByContactType';

/** A manifest asks for fewer. */
const mostKeys = 20;
/** No list of options is longer. */
const mostOptions = 500;
/** A field has options of their own for no more types of contact. */
const mostTypes = 20;

export function readAccountData(body: unknown): AccountData | undefined {
  if (!isObject(body) || body['successful'] !== true) return undefined;
  return isObject(body['data']) ? body['data'] : undefined;
}

/** The account data in which fields of these lists have their options, for one request. */
export function accountDataKeys(lists: readonly unknown[]): string[] {
  const keys = lists
    .flatMap(itemsOf)
    .flatMap((item) => [item['accountDataKey'], ...Object.values(byType(item, 'accountDataKey'))])
    .map((key) => plainText(key, 100));
  // The server splits at commas.
  return [...new Set(keys.filter((key) => key !== '' && !key.includes(',') && !isHostileKey(key)))].slice(
    0,
    mostKeys,
  );
}

/** The declared fields with the options that the CRM has for them; without these, as they were declared. */
export function withAccountOptions(list: unknown, data: AccountData): unknown {
  return Array.isArray(list)
    ? list.map((item: unknown) => (isObject(item) ? withOptions(item, data) : item))
    : list;
}

function itemsOf(list: unknown): JsonObject[] {
  return Array.isArray(list) ? list.filter(isObject) : [];
}

function withOptions(item: JsonObject, data: AccountData): JsonObject {
  const options = optionsAt(data, item['accountDataKey'], item['accountDataProperty']);
  const keys = byType(item, 'accountDataKey');
  const properties = byType(item, 'accountDataProperty');
  const types = [...new Set([...Object.keys(keys), ...Object.keys(properties)])].slice(0, mostTypes);
  const ofTypes = types.flatMap((type) => {
    // What is not said for the type holds for all of them.
    const key = memberOf(keys, type) ?? item['accountDataKey'];
    const property = memberOf(properties, type) ?? item['accountDataProperty'];
    const found = optionsAt(data, key, property);
    return found.length > 0 ? [[type, found] as const] : [];
  });
  return {
    ...item,
    ...(options.length > 0 && { options }),
    ...(ofTypes.length > 0 && { [optionsByContactType]: Object.fromEntries(ofTypes) }),
  };
}

/** `accountDataKeyByContactType` and the like: the name of a key for each type of contact. */
function byType(item: JsonObject, name: string): { readonly [type: string]: unknown } {
  return Object.fromEntries(entriesOf(item[`${name}ByContactType`]).slice(0, mostTypes));
}

function optionsAt(
  data: AccountData,
  keyName: unknown,
  propertyName: unknown,
): { const: string; title: string }[] {
  const found = memberOf(data, plainText(keyName, 100));
  const property = plainText(propertyName, 100);
  const list = property === '' || Array.isArray(found) ? found : memberOf(found, property);
  return (Array.isArray(list) ? list.slice(0, mostOptions) : []).flatMap((one: unknown) => {
    const entry = isObject(one) ? one : { const: one };
    const value = plainText(entry['const'] ?? entry['id'] ?? entry['value'] ?? entry['key'], 200);
    const title = plainText(entry['title'] ?? entry['name'] ?? entry['label'], 200);
    return value === '' ? [] : [{ const: value, title: title || value }];
  });
}

function memberOf(source: unknown, key: string): unknown {
  return isObject(source) && key !== '' && Object.hasOwn(source, key) ? source[key] : undefined;
}
