import { entriesOf, isObject } from '../basics/json';
import { parseSafeUrl } from '../basics/url';

/**
 * Whether a manifest names this address under this key, for all of it or for one of its platforms: what a page gives
 * as the place where a token shall go is looked up once more.
 */
export function declaresAddress(body: unknown, key: 'serverUrl' | 'logoutUrl', address: string): boolean {
  if (!isObject(body)) return false;
  const parts = [body, ...entriesOf(body['platforms']).map(([, platform]) => platform)];
  return parts.some((part) => isObject(part) && parseSafeUrl(part[key]) === address);
}
