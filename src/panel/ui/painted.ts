import { startTransition, useEffect, useState } from 'react';
import { whenIdle } from '../../platform/idle';

/** What is out of sight may wait for as long after the paint; ms. */
const mostWait = 500;

/** Whether the component was painted, and the page has time: what is out of sight is built afterwards. */
export function useIsPainted(): boolean {
  const [isPainted, setPainted] = useState(false);
  useEffect(() => {
    let isThere = true;
    const buildRest = async () => {
      await whenIdle(mostWait);
      // In pieces, between which a press is answered.
      if (isThere) startTransition(() => setPainted(true));
    };
    void buildRest();
    return () => {
      isThere = false;
    };
  }, []);
  return isPainted;
}

/** More than the tallest panel shows. */
const inSight = 12;

/** Rows of a list: those in sight first, all of them once these were painted. */
export function useRows<T>(rows: readonly T[]): readonly T[] {
  return useIsPainted() ? rows : rows.slice(0, inSight);
}
