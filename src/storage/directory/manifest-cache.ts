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
