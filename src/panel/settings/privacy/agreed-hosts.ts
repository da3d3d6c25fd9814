import * as v from 'valibot';
import type { JsonObject } from '../../../core/basics/json';

const agreedSchema = v.object({
  value: v.object({
    purposes: v.fallback(
      v.record(
        v.string(),
        v.fallback(v.nullable(v.object({ host: v.string(), by: v.string(), at: v.number() })), null),
      ),
      {},
    ),
  }),
});

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
type AgreedPurpose = (typeof purposeOf)[keyof typeof purposeOf];

/** One host that an admin agreed to, for one purpose of a plugin. */
export interface AgreedHost {
  readonly pluginId: string;
  readonly purpose: AgreedPurpose;
  readonly host: string;
  /** Name of the admin; '' where nobody wrote that down. */
  readonly by: string;
  /** Epoch ms; 0 where nobody wrote that down. */
  readonly at: number;
}

const prefix = 'panel_agreed_';

/** What the account's settings say was agreed to: `panel_agreed_<pluginId>`, a record a plugin. */
export function readAgreedHosts(admin: JsonObject): AgreedHost[] {
  return Object.entries(admin).flatMap(([key, record]) => {
    const parsed = v.safeParse(agreedSchema, record);
    if (!key.startsWith(prefix) || !parsed.success) return [];
    const pluginId = key.slice(prefix.length);
    return Object.entries(parsed.output.value.purposes).flatMap(([name, agreed]) =>
      agreed && isKnown(name)
        ? [{ pluginId, purpose: purposeOf[name], ...agreed, host: shownHost(agreed.host) }]
        : [],
    );
  });
}

function isKnown(name: string): name is keyof typeof purposeOf {
  return Object.hasOwn(purposeOf, name);
}

/** A host as people know it: without the port that every https address has. */
export function shownHost(host: string): string {
  return host.replace(/:443$/, '');
}
