import * as v from 'valibot';
import { consentSchema } from './consent';
import { problemSchema } from '../basics/problem';

const stepSchema = v.picklist(['settings', 'registration', 'check']);
export const installIntentSchema = v.picklist(['install', 'uninstall', 'repair', 'update']);

export type InstallStep = v.InferOutput<typeof stepSchema>;
export type InstallIntent = v.InferOutput<typeof installIntentSchema>;

/**
 * An installation in progress or interrupted, stored before each step. A record left by a crash means *needs repair*:
 * the repair runs the saga again, and every step may be repeated.
 */
export const installationSchema = v.object({
  pluginId: v.string(),
  displayName: v.string(),
  intent: installIntentSchema,
  /** Earlier versions had other steps as well. */
  step: v.fallback(stepSchema, 'settings'),
  state: v.picklist(['running', 'needs_repair']),
  /** What the admin agreed to, so that a repair can continue with it. */
  consent: v.optional(consentSchema),
  problem: v.optional(problemSchema),
  startedAt: v.number(),
});

export type Installation = v.InferOutput<typeof installationSchema>;

/**
 * Steps of the saga over two stores (settings, then registration), in order. Only the registration makes a plugin
 * run. The server reads the manifest itself when it registers; so what is published is read again afterwards, and
 * compared with what was agreed to.
 */
export function stepsOf(intent: InstallIntent): readonly [InstallStep, ...InstallStep[]] {
  return intent === 'uninstall' ? ['registration', 'settings'] : ['settings', 'registration', 'check'];
}
