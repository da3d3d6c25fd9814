import * as v from 'valibot';
import { openRecords } from '../basics/records';

/**
 * Manifests as last seen, raw: they are parsed at each use, so that a better parser reads old ones too. `fetchedAt` is
 * when it was last asked for, also in vain.
 */
export const manifestCache = openRecords(
  'manifests',
  v.object({ body: v.optional(v.unknown()), fetchedAt: v.number() }),
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
