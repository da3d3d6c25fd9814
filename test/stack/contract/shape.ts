import { isObject, sameJson } from '../../../src/core/basics/json';
import { laterParts } from './payloads';

const later = new Set<string>(Object.keys(laterParts));

/** Which parts of a payload count: those that are known today, or those that only a later App Connect sends. */
type Parts = 'known' | 'later';

/** Paths of what a sync answer has lost: a part that is gone, has another type, or, of later parts, another value. */
export function lostParts(before: unknown, after: unknown, parts: Parts, path = ''): string[] {
  const inside = (key: string | number) => (path === '' ? String(key) : `${path}.${key}`);
  if (Array.isArray(before)) {
    if (!Array.isArray(after)) return [path];
    if (parts === 'known' && after.length < before.length)
      return [`${path} (${before.length - after.length} less)`];
    return before.flatMap((part, index) => lostParts(part, after[index], parts, inside(index)));
  }
  if (isObject(before)) {
    if (!isObject(after)) return parts === 'known' || path === '' ? [path || 'everything'] : [];
    return Object.entries(before).flatMap(([key, part]) => {
      const isLater = later.has(key);
      if (isLater && parts === 'later') return sameJson(part, after[key]) ? [] : [inside(key)];
      if (isLater) return [];
      if (!(key in after)) return parts === 'known' ? [inside(key)] : [];
      return lostParts(part, after[key], parts, inside(key));
    });
  }
  if (parts === 'later' || before === null) return [];
  return typeof before === typeof after ? [] : [path];
}
