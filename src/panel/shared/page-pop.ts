import { isYounger } from '../../core/basics/age';
import { systemClock, type Clock } from '../../platform/clock';
import { openTab } from '../../platform/tab';

/** A page that opens by itself is not opened again within this time; ms. */
const againAfterMs = 10_000;

/** When each page was opened by itself; older ones are forgotten. */
const opened = new Map<string, number>();

/** Opens a page of the CRM that nobody has pressed for, unless it has just been opened so. */
export async function openPageOnce(address: string, clock: Clock = systemClock): Promise<void> {
  const now = clock.now();
  for (const [known, at] of opened) if (!isYounger(at, againAfterMs, now)) opened.delete(known);
  if (opened.has(address)) return;
  opened.set(address, now);
  await openTab(address);
}
