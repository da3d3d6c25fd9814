import { setAlarm } from '../../platform/alarm';

export const outboxAlarm = 'outbox';

/** A round that takes longer than this was ended with its worker; ms. */
const safetyMs = 120_000;
const pauseMs = 1000;

/** Before a round, whatever ends this worker in the middle of it: somebody comes back to what it leaves. */
export async function setSafetyAlarm(now: number): Promise<void> {
  await setAlarm(outboxAlarm, now + safetyMs);
}

/**
 * Sets the alarm for the earliest of these times, or takes it away where there is none.
 * @param times epoch ms; what is due already and could not go on now is not tried again in the same breath
 */
export async function setOutboxAlarm(times: readonly number[], now: number): Promise<void> {
  await setAlarm(outboxAlarm, times.length > 0 ? Math.max(Math.min(...times), now + pauseMs) : undefined);
}
