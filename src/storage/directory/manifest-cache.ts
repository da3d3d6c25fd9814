import * as v from 'valibot';
import { optionalValue } from '../../core/basics/schema-parts';
import { openRecords } from '../basics/records';

/**
 * Manifests as last seen, by `manifestKey`. Kept raw and parsed at each use, so that a better parser also reads old
 * ones. `fetchedAt`: last attempt, even if it failed.
 */
export const manifestCache = openRecords(
  'manifests',
  v.object({ body: optionalValue, fetchedAt: v.number() }),
);

/** How many manifests are kept at most, and how many are left when there are more. */
const mostManifests = 500;
const fewerManifests = 400;

/** Keeps a manifest's body as it was answered; where there are too many then, the oldest go. */
export async function keepManifest(key: string, body: unknown, fetchedAt: number): Promise<void> {
  await manifestCache.set(key, { body, fetchedAt });
  if ((await manifestCache.count()) <= mostManifests) return;
  const newest = [...(await manifestCache.entries())].toSorted(([, a], [, b]) => b.fetchedAt - a.fetchedAt);
  for (const [oldest] of newest.slice(fewerManifests)) await manifestCache.remove(oldest);
}
