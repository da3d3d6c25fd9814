import { getMany, type UseStore } from 'idb-keyval';
import { isObject } from '../../core/basics/json';
import { lazyStore } from '../basics/lazy-store';

/**
 * Opens the activities at once, for what is asked of them as soon as the summary is there.
 * @returns reads the newest activities that a stored summary names, in its order; nothing of it is parsed
 *   (newest-activities.ts)
 */
export function openNewest(): (summary: unknown) => Promise<readonly unknown[]> {
  const store = lazyStore('panel-activities');
  // What fails here fails again where it is read.
  store('readonly', () => undefined).catch(() => undefined);
  return (summary) => readNewest(summary, store);
}

async function readNewest(summary: unknown, store: UseStore): Promise<readonly unknown[]> {
  const newest: unknown = isObject(summary) ? summary['newest'] : undefined;
  const places: readonly unknown[] = Array.isArray(newest) ? newest : [];
  const ids = places.flatMap((place) =>
    isObject(place) && typeof place['id'] === 'string' ? [place['id']] : [],
  );
  return getMany(ids, store);
}
