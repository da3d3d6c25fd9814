import type { Licence } from '../../core/plugins/licence';
import { defaultRedirectPage } from '../../core/sign-in/landing';
import { personalKey, type PluginAccount } from '../../core/sign-in/plugin-account';
import { usePanel, type PanelState } from '../app/store';

/** Key of something remembered about this person and a plugin; '' while nobody is signed in and connected. */
function keyOf({ identity, connection }: PanelState, pluginId: string): string {
  return identity && connection ? personalKey(identity, connection, pluginId) : '';
}

export function usePluginAccount(pluginId: string): PluginAccount | undefined {
  return usePanel((state) => state.pluginAccounts[keyOf(state, pluginId)]);
}

export function useLicence(pluginId: string): Licence | undefined {
  return usePanel((state) => state.licences[keyOf(state, pluginId)]);
}

export function useLastSave(pluginId: string) {
  return usePanel((state) => state.lastSaves[keyOf(state, pluginId)]);
}

/** The page on which plugin sign-ins end; reading its address needs a permission that the person grants. */
export function useRedirectPage(): string {
  return usePanel((state) => state.connection?.redirectPage ?? defaultRedirectPage);
}
