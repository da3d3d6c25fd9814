import { isYounger } from '../basics/age';
import type { LogType } from '../basics/log-type';
import type { PluginManifest } from './plugin-manifest';

/** What a plugin's manifest says beyond the directory's lists. */
export interface PluginFacts {
  readonly id: string;
  /** False when the manifest could not be read; the other fields are then empty. */
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

/** A manifest is requested at most once a day, even if that failed. */
export function areFactsDue(facts: PluginFacts | undefined, now: number): boolean {
  return facts === undefined || !isYounger(facts.learnedAt, day, now);
}
