import { isDeepStrictEqual } from 'node:util';

const permissions = ['alarms', 'contextMenus', 'identity', 'notifications', 'sidePanel', 'storage'];
/** Nothing of it is there at install. */
const optionalPermissions = ['scripting'];
const optionalHosts = ['https://*/*'];
const contentSecurityPolicy = {
  extension_pages:
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; " +
    "connect-src 'self' https:; frame-src https://apps.ringcentral.com; base-uri 'none'; form-action 'none'; " +
    "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
};
/** No `type`: Chrome would compile the worker anew at each wake. */
const background = { service_worker: 'worker.js' };
/** Chrome suggests four keys at most, and drops all of a manifest with more. */
const mostSuggested = 4;
/** Keys that would give a web page, another extension or a stranger a way in. */
const absent = [
  'host_permissions',
  'content_scripts',
  'web_accessible_resources',
  'externally_connectable',
  'sandbox',
  'update_url',
];

function expectEqual(manifest: object, key: string, expected: unknown): string[] {
  const found: unknown = Reflect.get(manifest, key);
  const comparable: unknown = Array.isArray(found) ? found.map(String).toSorted() : found;
  if (isDeepStrictEqual(comparable, expected)) return [];
  return [`manifest ${key} is ${JSON.stringify(found)}, not ${JSON.stringify(expected)}`];
}

/** What is wrong with the manifest that ships, a line each. */
export function findManifestProblems(manifest: object): string[] {
  const key: unknown = Reflect.get(manifest, 'key');
  const commands: unknown = Reflect.get(manifest, 'commands');
  const suggested = JSON.stringify(commands ?? {}).split('"suggested_key"').length - 1;
  return [
    ...expectEqual(manifest, 'manifest_version', 3),
    ...expectEqual(manifest, 'permissions', permissions),
    ...expectEqual(manifest, 'optional_permissions', optionalPermissions),
    ...expectEqual(manifest, 'optional_host_permissions', optionalHosts),
    ...expectEqual(manifest, 'content_security_policy', contentSecurityPolicy),
    ...expectEqual(manifest, 'background', background),
    ...absent.filter((name) => name in manifest).map((name) => `manifest has ${name}`),
    ...(suggested <= mostSuggested
      ? []
      : [`manifest suggests ${suggested} keys, more than ${mostSuggested}`]),
    ...(typeof key === 'string' ? [] : ["manifest has no key, so the extension's id would change"]),
  ];
}
