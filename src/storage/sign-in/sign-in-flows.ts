import * as v from 'valibot';
import { connectionSchema } from '../../core/crm/account';
import { safeUrlSchema } from '../../core/basics/safe-url-schema';
import { defineItem } from '../basics/item';

const common = {
  id: v.string(),
  /** Whose it is: of a plugin, person, server, CRM and plugin; of the CRM, the person. */
  key: v.string(),
  windowId: v.number(),
  stage: v.picklist(['open', 'exchanging']),
};

/**
 * A sign-in in a window of its own that is under way, to a plugin's third party or to the CRM. `open`: its window is
 * watched; `exchanging`: it has landed, and the plugin or the server is being told, once.
 */
export const signInFlowSchema = v.union([
  v.object({
    kind: v.literal('plugin'),
    ...common,
    pluginId: v.string(),
    /** Where the plugin says whether it is connected; for an exchange whose end nobody saw. */
    authStateUrl: v.optional(safeUrlSchema),
    departure: v.object({ redirectPage: v.string(), state: v.string(), hosts: v.array(v.string()) }),
  }),
  v.object({
    kind: v.literal('crm'),
    ...common,
    departure: v.object({ redirectPage: v.string(), state: v.string() }),
    /** The connection that it makes. What the manifest says by then no longer counts. */
    connection: connectionSchema,
    /** What the server is told beside the landing. */
    hostname: v.string(),
    proxyId: v.string(),
  }),
]);

export type SignInFlow = v.InferOutput<typeof signInFlowSchema>;
export type PluginFlow = Extract<SignInFlow, { kind: 'plugin' }>;
export type CrmFlow = Extract<SignInFlow, { kind: 'crm' }>;

/** By id. Of this browser session only: a window does not outlive it. */
export const signInFlows = defineItem('signInFlows', v.record(v.string(), signInFlowSchema), {}, 'session');
