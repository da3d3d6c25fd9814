import type { LogType, PluginManifest } from './plugin-manifest';

/** What only a plugin's manifest tells and the directory's lists do not. */
export interface PluginFacts {
  readonly id: string;
  /** False when its manifest could not be read; then the rest says nothing. */
  readonly isKnown: boolean;
  readonly version: string;
  readonly isAsync: boolean;
  readonly logTypes: readonly LogType[];
  readonly requireLicense: boolean;
  readonly needsSignIn: boolean;
  /** Epoch ms. */
  readonly learnedAt: number;
}

const day = 86_400_000;

export function factsOf(id: string, manifest: PluginManifest | undefined, learnedAt: number): PluginFacts {
  return {
    id,
    isKnown: manifest !== undefined,
    version: manifest?.version ?? '',
    isAsync: manifest?.isAsync ?? false,
    logTypes: manifest?.logTypes ?? [],
    requireLicense: manifest?.requireLicense ?? false,
    needsSignIn: manifest?.showAuthorizationButton ?? false,
    learnedAt,
  };
}

/** A manifest is asked for at most once a day, also one that could not be had. */
export function areFactsDue(facts: PluginFacts | undefined, now: number): boolean {
  return facts === undefined || now - facts.learnedAt >= day || now < facts.learnedAt;
}
