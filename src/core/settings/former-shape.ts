import { isObject } from '../basics/json';

/** The value without the shape that an admin's form has given it: a whole type, an empty text for an empty list. */
export function withoutFormerShape(key: string, raw: unknown): unknown {
  if (key === 'newContactType' && isObject(raw)) return raw['value'];
  if (key === 'clickToDialUrls' || key === 'quickAccessButtonUrls') return raw === '' ? [] : raw;
  return raw;
}
