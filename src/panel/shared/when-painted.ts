import { whenIdle } from '../../platform/idle';

/** How long what nobody waits for gives way to the painting; ms. */
const mostWait = 1500;

/** Waits until what was just opened is painted and the page has time. */
export function whenPainted(): Promise<void> {
  return whenIdle(mostWait);
}
