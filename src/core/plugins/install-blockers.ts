import type { PluginManifest } from './plugin-manifest';

/**
 * Fields without which a plugin must not be installed: it could not be reached, or (without its kinds of log) the
 * server would fail every log of the account (core 1.7.41 handlers/log.js:101).
 */
export function installBlockers(
  { addresses, declaresLogTypes }: Pick<PluginManifest, 'addresses' | 'declaresLogTypes'>,
  { byRegistration }: { byRegistration: boolean },
): string[] {
  return [
    ...(addresses.endpointUrl ? [] : ['endpointUrl']),
    ...(byRegistration && !addresses.userRegisterEndpointUrl ? ['userRegisterEndpointUrl'] : []),
    ...(declaresLogTypes ? [] : ['supportedLogTypes']),
  ];
}
