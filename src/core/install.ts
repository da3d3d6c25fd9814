import * as v from 'valibot';
import { problemSchema } from './problem';

/** Steps of the saga over two stores (design rule 4), in order. */
export const installSteps = ['manifest', 'settings', 'registration', 'own_settings'] as const;

/**
 * A running or broken installation, written before each step. Whatever remains in storage after a crash is
 * *needs repair*: repairing runs the saga again, every step of which may be repeated.
 */
export const installationSchema = v.object({
  pluginId: v.string(),
  displayName: v.string(),
  intent: v.picklist(['install', 'uninstall', 'repair']),
  step: v.picklist(installSteps),
  state: v.picklist(['running', 'needs_repair']),
  problem: v.optional(problemSchema),
  startedAt: v.number(),
});

export type Installation = v.InferOutput<typeof installationSchema>;
