import type { Capabilities } from '../crm/account';
import type { Access } from '../directory/catalog';
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

/**
 * The polling generation asks for a shared plugin's manifest in the name of the account that uses it, which the
 * directory refuses; every log of the account would fail with it (core 1.7.22 handlers/log.js:131).
 */
export function cannotRunShared(
  access: Access,
  { accountPlugins, pollsTasks }: Pick<Capabilities, 'accountPlugins' | 'pollsTasks'>,
): boolean {
  return access === 'shared' && !accountPlugins && pollsTasks;
}
