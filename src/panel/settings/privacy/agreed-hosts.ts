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

/** One host that an admin agreed to for a plugin. */
export interface AgreedHost {
  readonly pluginId: string;
  readonly host: string;
  /** Name of the admin; '' where nobody wrote that down. */
  readonly by: string;
  /** Epoch ms; 0 where nobody wrote that down. */
  readonly at: number;
}

const prefix = 'panel_agreed_';

/** What the account's settings say was agreed to: `panel_agreed_<pluginId>`, a record a plugin. Each host once. */
export function readAgreedHosts(admin: JsonObject): AgreedHost[] {
  const all = Object.entries(admin).flatMap(([key, record]) => {
    const parsed = v.safeParse(agreedSchema, record);
    if (!key.startsWith(prefix) || !parsed.success) return [];
    const pluginId = key.slice(prefix.length);
    return Object.values(parsed.output.value.purposes).flatMap((agreed) =>
      agreed ? [{ pluginId, ...agreed, host: shownHost(agreed.host) }] : [],
    );
  });
  return [...new Map(all.map((one) => [`${one.pluginId} ${one.host}`, one])).values()];
}

/** A host as people know it: without the port that every https address has. */
export function shownHost(host: string): string {
  return host.replace(/:443$/, '');
}
