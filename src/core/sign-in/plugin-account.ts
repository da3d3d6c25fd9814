import * as v from 'valibot';
import { optionalFlag } from '../basics/schema-parts';
import { ownerKey, type Connection, type Identity } from '../crm/account';
import { problemSchema } from '../basics/problem';

/**
 * A person's third-party account in one plugin, as far as it is known here. The plugin's own answer (`said`) does not
 * identify a person (src/api/README.md, Plugin servers), so it never makes an account count as connected.
 */
export const pluginAccountSchema = v.object({
  state: v.picklist(['connecting', 'connected', 'not_connected', 'unknown']),
  /** What the plugin's `authStateUrl` last answered. */
  said: optionalFlag,
  /** Why the last attempt failed. */
  problem: v.optional(problemSchema),
  /** Epoch ms. */
  changedAt: v.number(),
});

export type PluginAccount = v.InferOutput<typeof pluginAccountSchema>;

/** Key for what is remembered about one person and one plugin. */
export function personalKey(identity: Identity, connection: Connection, pluginId: string): string {
  return `${ownerKey(identity, connection)}|${pluginId}`;
}
