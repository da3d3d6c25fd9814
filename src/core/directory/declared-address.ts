import { entriesOf, isObject } from '../basics/json';
import { parseSafeUrl } from '../basics/url';

/**
 * Whether a manifest names this address under this key, at its root or in a platform. Used to check an address given
 * by a page before a token is sent there.
 */
export function declaresAddress(body: unknown, key: string, address: string): boolean {
  if (!isObject(body)) return false;
  const parts = [body, ...entriesOf(body['platforms']).map(([, platform]) => platform)];
  return parts.some((part) => isObject(part) && parseSafeUrl(part[key]) === address);
}
