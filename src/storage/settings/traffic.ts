import { trafficSchema } from '../../core/settings/traffic';
import { browser } from '../../platform/browser';
import { defineItem } from '../basics/item';

/** What went where, in counters. Read by its own screen only, never sent anywhere. */
export const traffic = defineItem('traffic', trafficSchema, []);

/** Calls back whenever more was counted. Returns a function that stops it. */
export function watchTraffic(onChange: () => void): () => void {
  const listener = (changes: { [key: string]: unknown }, area: string) => {
    if (area === traffic.area && traffic.storedAs in changes) onChange();
  };
  browser.storage.onChanged.addListener(listener);
  return () => browser.storage.onChanged.removeListener(listener);
}
