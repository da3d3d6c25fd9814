import { getMany } from 'idb-keyval';
import { isObject } from '../../core/basics/json';
import { lazyStore } from '../basics/lazy-store';

/** The newest activities that a stored summary names, in its order; nothing of it is parsed (newest-activities.ts). */
export async function askNewest(summary: unknown): Promise<readonly unknown[]> {
  const newest: unknown = isObject(summary) ? summary['newest'] : undefined;
  const places: readonly unknown[] = Array.isArray(newest) ? newest : [];
  const ids = places.flatMap((place) =>
    isObject(place) && typeof place['id'] === 'string' ? [place['id']] : [],
  );
  return getMany(ids, lazyStore('panel-activities'));
}
