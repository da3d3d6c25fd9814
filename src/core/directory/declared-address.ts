import { entriesOf, isObject } from '../basics/json';
import { parseSafeUrl } from '../basics/url';
import { overridesServer } from './connector-overrides';

/**
 * Whether a manifest names this address under this key: at its root, in a platform, or, a connector's server, for
 * one of its hosts (`override`). Used to check an address given
 * by a page before a token is sent there.
 */
export function declaresAddress(body: unknown, key: string, address: string): boolean {
  if (!isObject(body)) return false;
  const parts = [body, ...entriesOf(body['platforms']).map(([, platform]) => platform)];
  return parts.filter(isObject).some((part) => {
    const isServer = key === 'serverUrl' && overridesServer(part, address);
    return isServer || parseSafeUrl(part[key]) === address;
  });
}
