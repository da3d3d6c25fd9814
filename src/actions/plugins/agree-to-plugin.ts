import type { Consent } from '../../core/plugins/consent';
import { allowsSame, consentTo } from '../../core/plugins/consent-change';
import { readPluginManifest } from '../../core/plugins/plugin-manifest';
import { hostWithPort } from '../../core/basics/host';
import { fail } from '../../core/basics/problem';
import { call } from '../../protocol/client';
import { loadPlugin } from '../directory/load-manifest';
import { refreshAfterWrite, refuseUnlessAdmin } from '../settings/save-admin-records';

/**
 * Agrees to a plugin that another client has installed, as it is published now.
 * @param consent what the admin was shown; anything else is refused (`consent_needed`)
 */
export async function agreeToPlugin({
  pluginId,
  consent,
}: {
  readonly pluginId: string;
  readonly consent: Consent;
}): Promise<void> {
  await refuseUnlessAdmin();
  const { item, body } = await loadPlugin(pluginId, true);
  const manifest = readPluginManifest(body, item.name) ?? fail('manifest');
  if (!allowsSame(consent, consentTo(manifest))) fail('consent_needed');
  const { displayName, name } = manifest;
  const { access, ownerAccountId } = item;
  await call('agreeToPlugin', {
    plugin: { pluginId, displayName, name, access, ownerAccountId },
    consent,
    iconHost: hostWithPort(item.iconUrl),
  });
  await refreshAfterWrite();
}
