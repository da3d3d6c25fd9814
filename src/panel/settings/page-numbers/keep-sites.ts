import { manifestKey } from '../../../core/directory/catalog';
import { findConnector } from '../../../core/directory/connector-overrides';
import { clientSettingsInForce } from '../../../core/settings/client-settings-in-force';
import { manifestCache } from '../../../storage/directory/manifest-cache';
import type { PanelStore } from '../../app/store';
import { onPermissionChange } from '../../../platform/page-scripts';
import { followSites, readSites } from './number-sites';

/**
 * Sites follow the settings, the connector, and what the browser has kept and permits, whenever a panel opens or one of
 * them changes.
 * A panel whose person has chosen no site does nothing.
 */
export function followNumberSites(store: PanelStore): void {
  const follow = async () => {
    if (readSites().length === 0) return;
    const { connection, ...sources } = store.getState();
    const kept = connection && (await manifestCache.get(manifestKey('connector', connection.connectorId)));
    const platform = connection ? (findConnector(kept?.body, connection) ?? null) : null;
    await followSites(clientSettingsInForce(sources), platform);
  };
  // What fails is done by the next panel that opens; the screen says what is wrong.
  const attempt = () => void follow().catch(() => undefined);
  attempt();
  onPermissionChange(attempt);
  store.subscribe((state, before) => {
    if (
      state.settingRecords !== before.settingRecords ||
      state.policy !== before.policy ||
      state.connection?.connectorId !== before.connection?.connectorId
    )
      attempt();
  });
}
