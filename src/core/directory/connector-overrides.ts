import { isHostileKey, isObject, objectOf, type JsonObject } from '../basics/json';
import { plainText } from '../basics/text';
import { hostOf, parseSafeUrl } from '../basics/url';
import { findPlatform } from './connector-platform';

/** More than any connector has; what comes after them is ignored. */
const mostOverrides = 200;

/**
 * A connector's manifest as it applies at one host of its CRM: with the values that it has for it (`override`). All
 * readers read what comes out of here, so that an address is checked as it will be used.
 * @param hostname the CRM's host, where it is known; one that the manifest fixes counts by itself
 */
export function connectorAt(body: unknown, name: string, hostname: string): unknown {
  const { key, platform } = findPlatform(body, name);
  if (!isObject(body) || !platform) return body;
  const overrides = list(platform['override']);
  const at = hostname || fixedHost(platform);
  const ofHost = overrides.filter(
    (one) => one['triggerType'] === 'hostname' && at !== '' && one['triggerValue'] === at,
  );
  const ofAll = overrides.filter((one) => one['triggerType'] === 'meta');
  const changed = withObjects(platform, ofHost);
  const platforms = { ...(isObject(body['platforms']) && body['platforms']), [key]: changed };
  return withObjects({ ...body, platforms }, ofAll);
}

/** The manifest's part for one CRM, as it applies at its host. */
export function findConnector(
  body: unknown,
  { platform, hostname = '' }: { readonly platform: string; readonly hostname?: string | undefined },
): JsonObject | undefined {
  return findPlatform(connectorAt(body, platform, hostname), platform).platform;
}

/** Whether `override` names this address as the server's, for one of the CRM's hosts or for all. */
export function overridesServer(platform: JsonObject, address: string): boolean {
  return list(platform['override'])
    .flatMap(({ overrideObjects }) => list(overrideObjects))
    .some(({ path, value }) => pathOf(path).at(-1) === 'serverUrl' && parseSafeUrl(value) === address);
}

function fixedHost(platform: JsonObject): string {
  const environment = platform['environment'];
  const url = isObject(environment) && environment['type'] === 'fixed' && parseSafeUrl(environment['url']);
  return url ? hostOf(url) : '';
}

function withObjects(target: JsonObject, overrides: readonly JsonObject[]): JsonObject {
  return overrides
    .flatMap(({ overrideObjects }) => list(overrideObjects))
    .reduce<JsonObject>((changed, { path, value }) => withValue(changed, pathOf(path), value), target);
}

function list(value: unknown): JsonObject[] {
  return (Array.isArray(value) ? value.slice(0, mostOverrides) : []).filter(isObject);
}

function pathOf(path: unknown): string[] {
  const parts = plainText(path, 500).split('.');
  return parts.length > 12 || parts.some((part) => part === '' || isHostileKey(part)) ? [] : parts;
}

function withValue(source: JsonObject, [key, ...rest]: readonly string[], value: unknown): JsonObject {
  if (key === undefined) return source;
  const before = source[key];
  return {
    ...source,
    [key]: rest.length === 0 ? value : withValue(objectOf(before), rest, value),
  };
}
