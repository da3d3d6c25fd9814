import type { AddressName, PluginManifest } from '../../core/plugin-manifest';
import { hostOf } from '../../core/url';
import { say } from '../words';

export interface ConsentLine {
  /** What leaves. */
  readonly key: string;
  /** The host that gets it. */
  readonly value: string;
}

/**
 * What a plugin will receive, and where it goes. Servers of the older generation have no registration: they hand
 * the person's own session to the plugin with each log (facts: 22/handlers/log.js:144).
 */
export function consentOf(
  manifest: PluginManifest,
  { byRegistration }: { byRegistration: boolean },
): ConsentLine[] {
  const at = (name: AddressName): string => {
    const address = manifest.addresses[name];
    return address === undefined ? '' : hostOf(address);
  };
  const logs = manifest.logTypes.map((type) => ({ key: say(`consent_${type}`), value: at('endpointUrl') }));
  const tokens = byRegistration
    ? [{ key: say('consent_admin_token'), value: at('userRegisterEndpointUrl') }]
    : [{ key: say('consent_user_session'), value: at('endpointUrl') }];
  const optional = [
    { key: say('consent_license'), value: manifest.requireLicense ? at('licenseStatusUrl') : '' },
    { key: say('consent_sign_in'), value: manifest.showAuthorizationButton ? at('authorizationUrl') : '' },
    { key: say('consent_logout'), value: manifest.showAuthorizationButton ? at('logoutUrl') : '' },
  ];
  const lines = [...logs, ...tokens, ...optional].filter((line) => line.value !== '');
  return [...lines, { key: say('consent_crm'), value: say('consent_nothing') }];
}
