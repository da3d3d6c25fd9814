import type { JsonObject } from '../../core/basics/json';
import { ProblemError, type ProblemCode } from '../../core/basics/problem';
import { call } from '../../protocol/client';
import type { OwnChange, SettingsDocuments } from '../../protocol/settings-methods';
import { onFresh } from '../basics/retry-when-stale';

/** What the worker says of old documents, and what they refuse although it may be allowed by now. */
const outdated: ReadonlySet<ProblemCode> = new Set(['stale', 'locked', 'not_found']);

/**
 * Works a save out on the documents that the page has, so that a press of Save is one message that goes out at once:
 * `work` must send it before it waits for anything. Where they turn out to be old, it is worked out anew on what the
 * server has now. Throws `ProblemError`.
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

/** The records under these keys, for the worker to see whether they are still the same. */
export function expectedOf(
  { admin, own }: SettingsDocuments,
  keys: readonly string[],
): OwnChange['expected'] {
  const pick = (document: JsonObject) => Object.fromEntries(keys.map((key) => [key, document[key] ?? null]));
  return { admin: pick(admin), own: pick(own) };
}
