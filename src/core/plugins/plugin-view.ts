import { consentIn, movedAddresses, type Agreement, type Moved } from './agreement';
import type { PluginEntry } from './entry';
import type { InstalledPlugin, Setting } from './installed-plugin';
import type { EffectiveConfig, EffectiveValue } from '../settings/locks';
import type { PluginManifest } from './plugin-manifest';
import { withholdsToken } from './token-withholding';
import { hostWithPort } from '../basics/host';

/** An installed plugin as the panel shows it. Hidden fields belong to admins and are not shown to users. */
export function describePlugin(
  id: string,
  admin: PluginEntry,
  manifest: PluginManifest | undefined,
  config: EffectiveConfig,
  agreement: Agreement | undefined,
): InstalledPlugin {
  const moved = agreement && manifest ? movedAddresses(agreement, manifest.addresses) : [];
  const shown = (manifest?.settings ?? []).filter((field) => !field.hidden);
  return {
    id,
    name: admin.name,
    displayName: manifest?.displayName || admin.name || id,
    developer: manifest?.developer ?? '',
    description: manifest?.description ?? '',
    version: admin.version,
    ...(manifest?.iconUrl && { iconUrl: manifest.iconUrl }),
    access: admin.access,
    isAsync: admin.isAsync,
    logTypes: [...admin.logTypes],
    requireLicense: admin.requireLicense,
    needsSignIn: manifest?.showAuthorizationButton ?? false,
    ...(manifest && signInOf(manifest, admin, moved)),
    ownerAccountId: admin.ownerAccountId,
    hasManifest: manifest !== undefined,
    ...(agreement && { agreed: consentIn(agreement) }),
    ...(moved.length > 0 && { asksForMore: true }),
    hasLicenseAddress: manifest?.addresses.licenseStatusUrl !== undefined,
    ...(admin.repairs.length > 0 && { isBroken: true }),
    settings: shown.flatMap(({ key }) => settingOf(key, config[key])),
  };
}

function signInOf(
  manifest: PluginManifest,
  admin: PluginEntry,
  moved: readonly Moved[],
): Pick<InstalledPlugin, 'signIn'> {
  const { authorizationUrl, authStateUrl, logoutUrl } = manifest.addresses;
  if (!manifest.showAuthorizationButton || !authorizationUrl) return {};
  return {
    signIn: {
      canAsk: authStateUrl !== undefined,
      canLogOut: logoutUrl !== undefined,
      withholdsToken: withholdsToken(admin.restOfEntry),
      host: hostWithPort(authorizationUrl),
      ...(logoutUrl && { logOutHost: hostWithPort(logoutUrl) }),
      ...(moved.some(({ purpose }) => purpose === 'logOut') && { isLogOutMoved: true }),
    },
  };
}

function settingOf(key: string, value: EffectiveValue | undefined): Setting[] {
  if (!value) return [];
  return [
    {
      key,
      value: value.value,
      origin: value.origin,
      inherited: value.inherited.value,
      ...(value.lock && { lock: { ...value.lock } }),
    },
  ];
}
