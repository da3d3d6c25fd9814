import * as v from 'valibot';
import type { PluginManifest } from './plugin-manifest';

/**
 * What only a plugin's manifest tells and the directory's lists do not; small, so that a whole catalog of them can
 * be read at once.
 */
export const pluginFactsSchema = v.object({
  id: v.string(),
  /** False when its manifest could not be read; then the rest says nothing. */
  isKnown: v.boolean(),
  version: v.string(),
  isAsync: v.boolean(),
  logTypes: v.array(v.picklist(['call', 'sms', 'fax'])),
  requireLicense: v.boolean(),
  needsSignIn: v.boolean(),
  /** Epoch ms. */
  learnedAt: v.number(),
});

export type PluginFacts = v.InferOutput<typeof pluginFactsSchema>;

const day = 86_400_000;

export function factsOf(id: string, manifest: PluginManifest | undefined, now: number): PluginFacts {
  return {
    id,
    isKnown: manifest !== undefined,
    version: manifest?.version ?? '',
    isAsync: manifest?.isAsync ?? false,
    logTypes: [...(manifest?.logTypes ?? [])],
    requireLicense: manifest?.requireLicense ?? false,
    needsSignIn: manifest?.showAuthorizationButton ?? false,
    learnedAt: now,
  };
}

/** A manifest is asked for at most once a day, also one that could not be had. */
export function areFactsDue(facts: PluginFacts | undefined, now: number): boolean {
  return facts === undefined || now - facts.learnedAt >= day || now < facts.learnedAt;
}
