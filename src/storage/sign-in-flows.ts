import * as v from 'valibot';
import { defineItem } from './item';

/**
 * A sign-in to a plugin's third party that is under way. `open`: its window is watched; `exchanging`: it has
 * landed, and the plugin is being told, once.
 */
export const signInFlowSchema = v.object({
  id: v.string(),
  pluginId: v.string(),
  /** Under which the outcome is remembered: person, server, CRM and plugin. */
  key: v.string(),
  windowId: v.number(),
  departure: v.object({ redirectPage: v.string(), state: v.string(), hosts: v.array(v.string()) }),
  stage: v.picklist(['open', 'exchanging']),
});

export type SignInFlow = v.InferOutput<typeof signInFlowSchema>;

/** By id. Of this browser session only: a window does not outlive it. */
export const signInFlows = defineItem({
  key: 'signInFlows',
  area: 'session',
  schema: v.record(v.string(), signInFlowSchema),
  fallback: {},
});
