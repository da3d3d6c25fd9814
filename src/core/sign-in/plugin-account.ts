import * as v from 'valibot';
import { ownerKey, type Connection, type Identity } from '../crm/account';
import { problemSchema } from '../basics/problem';

/**
 * A person's third-party account of one plugin, as far as it is known here. The plugin's own word (`said`) names
 * no person (facts/app-connect-server.md §4.5), so it never makes an account connected that was not.
 */
export const pluginAccountSchema = v.object({
  state: v.picklist(['connecting', 'connected', 'not_connected', 'unknown']),
  /** What the plugin's `authStateUrl` answered last. */
  said: v.optional(v.boolean()),
  /** Why the last attempt did not end well. */
  problem: v.optional(problemSchema),
  /** Epoch ms. */
  changedAt: v.number(),
});

export type PluginAccount = v.InferOutput<typeof pluginAccountSchema>;

/** Under which name something about a person and a plugin is remembered. */
export function personalKey(identity: Identity, connection: Connection, pluginId: string): string {
  return `${ownerKey(identity, connection)}|${pluginId}`;
}
