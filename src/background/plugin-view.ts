import type { PluginEntry } from '../core/entry';
import { formSchema } from '../core/form-schema';
import type { InstalledPlugin, Setting } from '../core/installed-plugin';
import type { EffectiveConfig, EffectiveValue } from '../core/locks';
import type { PluginManifest } from '../core/plugin-manifest';

/** An installed plugin as the panel paints it. Hidden fields are the admin's and are not shown to users. */
export function describePlugin(
  id: string,
  admin: PluginEntry,
  manifest: PluginManifest | undefined,
  config: EffectiveConfig,
): InstalledPlugin {
  const shown = (manifest?.fields ?? []).filter((field) => !field.hidden);
  return {
    id,
    name: admin.name,
    displayName: manifest?.displayName || admin.name || id,
    developer: manifest?.developer ?? '',
    description: manifest?.description ?? '',
    version: admin.version,
    access: admin.access,
    isAsync: admin.isAsync,
    logTypes: [...admin.logTypes],
    requireLicense: admin.requireLicense,
    needsSignIn: manifest?.showAuthorizationButton ?? false,
    hasManifest: manifest !== undefined,
    ...(admin.agreed && { agreed: admin.agreed }),
    hasLicenseAddress: manifest?.addresses.licenseStatusUrl !== undefined,
    ...(admin.repairs.length > 0 && { isBroken: true }),
    form: { ...formSchema(shown) },
    settings: shown.flatMap(({ key }) => settingOf(key, config[key])),
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
