import * as v from 'valibot';
import { texts } from '../../core/basics/schema-parts';
import { connectionSchema } from '../../core/crm/account';
import { safeUrlSchema } from '../../core/basics/safe-url-schema';
import { defineItem } from '../basics/item';

const common = {
  id: v.string(),
  /** Key of its owner: for a plugin, the person, server, CRM and plugin; for the CRM, the person. */
  key: v.string(),
  windowId: v.number(),
  stage: v.picklist(['open', 'exchanging']),
};

/**
 * A sign-in under way in its own window, to a plugin's third party or to the CRM. `open`: the window is watched;
 * `exchanging`: it has landed, and the plugin or server is being told, once.
 */
export const signInFlowSchema = v.union([
  v.object({
    kind: v.picklist(['plugin']),
    ...common,
    pluginId: v.string(),
    /** Where the plugin reports whether it is connected; needed if the exchange was interrupted. */
    authStateUrl: v.optional(safeUrlSchema),
    departure: v.object({ redirectPage: v.string(), state: v.string(), hosts: texts }),
  }),
  v.object({
    kind: v.picklist(['crm']),
    ...common,
    departure: v.object({ redirectPage: v.string(), state: v.string() }),
    /** The connection that it will make; later changes of the manifest do not count. */
    connection: connectionSchema,
    /** What the server is told besides the landing. */
    hostname: v.string(),
    proxyId: v.string(),
  }),
]);

export type SignInFlow = v.InferOutput<typeof signInFlowSchema>;
export type PluginFlow = Extract<SignInFlow, { kind: 'plugin' }>;
export type CrmFlow = Extract<SignInFlow, { kind: 'crm' }>;

/** By id. Kept for the browser session only: a window does not outlive it. */
export const signInFlows = defineItem('signInFlows', v.record(v.string(), signInFlowSchema), {}, 'session');
