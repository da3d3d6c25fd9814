import type { JsonObject } from '../../../core/basics/json';
import { readAgreement } from '../../../core/plugins/agreement';
import { purposeNames } from '../../../core/plugins/asked';
import { pluginOfAgreement, pluginOfKey } from '../../../core/plugins/plugin-key';

/** What a plugin's address is for, and why this panel, or the server for it, reaches the host (core/basics/token-table.ts). */
const purposeOf = {
  run: 'plugin_run',
  register: 'plugin_registration',
  licence: 'plugin_licence',
  tokenSync: 'plugin_token_sync',
  signIn: 'plugin_sign_in',
  signInState: 'plugin_state',
  logOut: 'plugin_log_out',
} as const;

/** One host that an admin agreed to, for one purpose of a plugin. */
export interface AgreedHost {
  readonly pluginId: string;
  readonly purpose: (typeof purposeOf)[keyof typeof purposeOf];
  readonly host: string;
  /** Name of the admin; '' where nobody wrote that down. */
  readonly by: string;
  /** Epoch ms; 0 where nobody wrote that down. */
  readonly at: number;
}

/** What the account's settings say was agreed to. */
export function readAgreedHosts(admin: JsonObject): AgreedHost[] {
  const ids = Object.keys(admin).flatMap((key) => pluginOfAgreement(key) ?? pluginOfKey(key) ?? []);
  return [...new Set(ids)].flatMap((pluginId) => {
    const agreed = readAgreement(admin, pluginId)?.purposes ?? {};
    return purposeNames.flatMap((name) => {
      const one = agreed[name];
      return one ? [{ pluginId, purpose: purposeOf[name], ...one, host: shownHost(one.host) }] : [];
    });
  });
}

/** A host as people know it: without the port that every https address has. */
export function shownHost(host: string): string {
  return host.replace(/:443$/, '');
}
