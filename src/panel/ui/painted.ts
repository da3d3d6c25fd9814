import { useDeferredValue } from 'react';

/** Whether the component was painted: what is out of sight is built afterwards. */
export function useIsPainted(): boolean {
  return useDeferredValue(true, false);
}

/** More than the tallest panel shows. */
const inSight = 12;

/** Rows of a list: those in sight first, all of them once these were painted. */
export function useRows<T>(rows: readonly T[]): readonly T[] {
  return useIsPainted() ? rows : rows.slice(0, inSight);
}
