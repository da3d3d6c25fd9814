import { browser, type Alarms } from './browser';

/** How far an alarm may be from the wanted time and still be the right one; ms. */
export const alarmTolerance = 500;

/**
 * Sets the alarm of this name to ring at `when` (epoch ms), or takes it away. One that is already right is left
 * alone: creating it anew on each wake would push it ahead for ever.
 */
export async function setAlarm(name: string, when: number | undefined): Promise<void> {
  const current = await browser.alarms.get(name);
  if (when === undefined) {
    if (current) await browser.alarms.clear(name);
    return;
  }
  if (current && Math.abs(current.scheduledTime - when) <= alarmTolerance) return;
  await browser.alarms.create(name, { when });
}

/** Sees to it that the alarm of this name rings at `when` (epoch ms) or before. */
export async function setAlarmBy(name: string, when: number): Promise<void> {
  const current = await browser.alarms.get(name);
  if (!current || current.scheduledTime > when) await browser.alarms.create(name, { when });
}

export function onAlarm(name: string, ring: (alarm: Alarms.Alarm) => void): void {
  browser.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name === name) ring(alarm);
  });
}

/** Alarms of one kind, each named after what it is for: `<kind>:<name>`. */
export function onAlarmOf(kind: string, ring: (name: string) => void): void {
  browser.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name.startsWith(`${kind}:`)) ring(alarm.name.slice(kind.length + 1));
  });
}
