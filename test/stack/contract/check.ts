import type { Place } from '../../../src/core/basics/json-places';

/** The parts of the contract, in the order in which they are checked. */
export const groups = [
  'manifest',
  'registration',
  'token',
  'sync',
  'async',
  'config',
  'licence',
  'sign-in',
  'log-out',
  'robustness',
] as const;
export type Group = (typeof groups)[number];

/** One rule of the contract. */
export interface Check {
  /** `<group>.<what>`; it never changes. */
  readonly id: string;
  readonly group: Group;
  /** What holds, in one sentence. */
  readonly rule: string;
  /** Where the rule comes from. */
  readonly source: string;
  /** Whether a plugin that breaks it does not work; otherwise it is a warning. */
  readonly isRequired: boolean;
}

/** What was sent to the plugin, and what came back; secrets are masked. */
export interface Sent {
  readonly request: string;
  readonly body?: string | undefined;
  readonly answer: string;
}

/** What is wrong, and where. */
export interface Finding {
  readonly message: string;
  /** Path in the manifest. */
  readonly path?: readonly (string | number)[];
  readonly place?: Place;
}

export type Verdict = 'passed' | 'failed' | 'skipped';

export interface CheckResult extends Check {
  readonly verdict: Verdict;
  /** What is wrong, of a failed one; why it was not checked, of a skipped one. */
  readonly findings: readonly Finding[];
  readonly exchanges: readonly Sent[];
  readonly tookMs: number;
}

/** Ends a check that cannot be made here, with the reason. */
export class Skipped extends Error {}

export function isBroken({ verdict, isRequired }: CheckResult): boolean {
  return verdict === 'failed' && isRequired;
}
