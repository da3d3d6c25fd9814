import { isHostileKey, isObject, type JsonObject } from '../basics/json';
import { plainText } from '../basics/text';

/** Values of the CRM itself, by key (GET /accountData, core 1.7.41 index.js:1551); each of a shape of its own. */
export type AccountData = JsonObject;

/** A manifest asks for fewer. */
const mostKeys = 20;
/** No list of options is longer. */
const mostOptions = 500;

export function readAccountData(body: unknown): AccountData | undefined {
  if (!isObject(body) || body['successful'] !== true) return undefined;
  return isObject(body['data']) ? body['data'] : undefined;
}

/** The account data in which fields of these lists have their options, for one request. */
export function accountDataKeys(lists: readonly unknown[]): string[] {
  const keys = lists.flatMap(itemsOf).map((item) => plainText(item['accountDataKey'], 100));
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
  const options = optionsAt(data, item);
  return options.length > 0 ? { ...item, options } : item;
}

function optionsAt(data: AccountData, item: JsonObject): { const: string; title: string }[] {
  const found = memberOf(data, plainText(item['accountDataKey'], 100));
  const property = plainText(item['accountDataProperty'], 100);
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
