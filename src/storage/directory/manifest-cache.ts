import * as v from 'valibot';
import { openRecords } from '../basics/records';

/**
 * Manifests as last seen, by `manifestKey`. Kept raw and parsed at each use, so that a better parser also reads old
 * ones. `fetchedAt`: last attempt, even if it failed.
 */
export const manifestCache = openRecords(
  'manifests',
  v.object({ body: v.optional(v.unknown()), fetchedAt: v.number() }),
);
