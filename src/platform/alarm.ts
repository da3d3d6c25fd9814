import { browser, type Alarms } from './browser';

/** An alarm this close to the wanted time is left as it is; ms. */
export const alarmTolerance = 500;

/**
 * Sets or clears the alarm of this name; `when` in epoch ms. An alarm that is already right is left alone: recreating
 * it on each wake would postpone it for ever.
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

/** Makes sure that the alarm of this name rings at `when` (epoch ms) or earlier. */
export async function setAlarmBy(name: string, when: number): Promise<void> {
  const current = await browser.alarms.get(name);
  if (!current || current.scheduledTime > when) await browser.alarms.create(name, { when });
}

export function onAlarm(name: string, ring: (alarm: Alarms.Alarm) => void): void {
  browser.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name === name) ring(alarm);
  });
}

/** Alarms of one kind, each with a name of its own: `<kind>:<name>`. */
export function onAlarmOf(kind: string, ring: (name: string) => void): void {
  browser.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name.startsWith(`${kind}:`)) ring(alarm.name.slice(kind.length + 1));
  });
}
