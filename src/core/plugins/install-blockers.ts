import type { PluginManifest } from './plugin-manifest';

/**
 * Fields for which a plugin must not be installed: without them it could not be reached, or (without its kinds of
 * log) the server would fail every log of the account (core 1.7.41 handlers/log.js:101); or the server would call
 * an address that is refused here, and so in nobody's agreement.
 */
export function installBlockers(
  {
    addresses,
    declaresLogTypes,
    unreadable,
  }: Pick<PluginManifest, 'addresses' | 'declaresLogTypes' | 'unreadable'>,
  { byRegistration }: { byRegistration: boolean },
): string[] {
  return [
    ...(addresses.endpointUrl ? [] : ['endpointUrl']),
    ...(byRegistration && !addresses.userRegisterEndpointUrl ? ['userRegisterEndpointUrl'] : []),
    ...unreadable.filter((name) => name === 'licenseStatusUrl' || name === 'tokenSyncUrl'),
    ...(declaresLogTypes ? [] : ['supportedLogTypes']),
  ];
}
