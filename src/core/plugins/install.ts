import * as v from 'valibot';
import { consentSchema } from './consent';
import { problemSchema } from '../basics/problem';

const stepSchema = v.picklist(['settings', 'registration']);
export const installIntentSchema = v.picklist(['install', 'uninstall', 'repair', 'update']);

export type InstallStep = v.InferOutput<typeof stepSchema>;
export type InstallIntent = v.InferOutput<typeof installIntentSchema>;

/**
 * A running or broken installation, written before each step. Whatever remains in storage after a crash is
 * *needs repair*: repairing runs the saga again, every step of which may be repeated.
 */
export const installationSchema = v.object({
  pluginId: v.string(),
  displayName: v.string(),
  intent: installIntentSchema,
  /** Earlier versions had further steps, before these and after them. */
  step: v.fallback(stepSchema, 'settings'),
  state: v.picklist(['running', 'needs_repair']),
  /** What the person agreed to, so that a repair can go on with it. */
  consent: v.optional(consentSchema),
  problem: v.optional(problemSchema),
  startedAt: v.number(),
});

export type Installation = v.InferOutput<typeof installationSchema>;

/** Steps of the saga over two stores (design rule 4), in order. Only the registration makes a plugin run. */
export function stepsOf(intent: InstallIntent): readonly [InstallStep, ...InstallStep[]] {
  return intent === 'uninstall' ? ['registration', 'settings'] : ['settings', 'registration'];
}
