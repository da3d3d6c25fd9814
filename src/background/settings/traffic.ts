import { countDepartures, type Departure } from '../../core/settings/traffic';
import type { Clock } from '../../platform/clock';
import { pause } from '../../platform/pause';
import { updateItem } from '../../storage/basics/item';
import { traffic } from '../../storage/settings/traffic';

/** How long departures are collected, so that a burst of requests costs one write; ms. */
const collectFor = 1000;

/**
 * Counts what leaves. A worker that is killed loses the counts of its last second, and nothing else; that is the price
 * of not writing at each request.
 */
export function createTrafficCounter(
  clock: Clock,
  later: (work: Promise<unknown>) => void,
): (departure: Omit<Departure, 'at'>) => void {
  let collected: Departure[] = [];
  const write = async () => {
    await pause(collectFor);
    const departures = collected;
    collected = [];
    await updateItem(traffic, (rows) => countDepartures(rows, departures, clock.now()));
  };
  return (departure) => {
    collected.push({ ...departure, at: clock.now() });
    if (collected.length === 1) later(write());
  };
}
