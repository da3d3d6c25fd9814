import type { JsonObject } from '../../core/basics/json';
import { ProblemError, type ProblemCode } from '../../core/basics/problem';
import { call } from '../../protocol/client';
import type { OwnChange, SettingsDocuments } from '../../protocol/settings-methods';
import { onFresh } from '../basics/retry-when-stale';

/** Problems that may be due to outdated documents: `stale`, or a refusal that no longer applies. */
const outdated: ReadonlySet<ProblemCode> = new Set(['stale', 'locked', 'not_found']);

/**
 * Computes a save from the documents that the page has, so that Save is one message sent immediately: `work` must
 * send it before it awaits anything. If the documents are outdated, it is computed again from fresh ones. Throws
 * `ProblemError`.
 */
export async function onDocuments<T>(
  kept: SettingsDocuments,
  work: (documents: SettingsDocuments) => Promise<T>,
): Promise<T> {
  try {
    return await work(kept);
  } catch (error) {
    if (!(error instanceof ProblemError) || !outdated.has(error.problem.code)) throw error;
  }
  return onFresh(async () => work(await call('readSettings', {})));
}

/** Keys of all records of settings, plugins' aside: what a change of settings is based on. */
export function settingKeys({ admin, own }: SettingsDocuments): string[] {
  const keys = new Set([...Object.keys(admin), ...Object.keys(own)]);
  return [...keys].filter((key) => !key.startsWith('plugin_'));
}

/** The records under these keys, for the worker to compare with the server's. */
export function expectedOf(
  { admin, own }: SettingsDocuments,
  keys: readonly string[],
): OwnChange['expected'] {
  const pick = (document: JsonObject) => Object.fromEntries(keys.map((key) => [key, document[key] ?? null]));
  return { admin: pick(admin), own: pick(own) };
}
