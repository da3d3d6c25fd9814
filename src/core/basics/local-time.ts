/** Clock times where the person is; whatever the clocks do in between, nine o'clock is nine o'clock. */

/** When the day of this moment began. */
export function startOfDay(time: number): number {
  return new Date(time).setHours(0, 0, 0, 0);
}

export function isSameDay(a: number, b: number): boolean {
  return startOfDay(a) === startOfDay(b);
}

/** The same minute of the next day. */
export function tomorrow(now: number): number {
  const date = new Date(now);
  date.setSeconds(0, 0);
  return date.setDate(date.getDate() + 1);
}

/** In the format of the browser's picker: local, to the minute. */
export function localText(time: number): string {
  const shift = new Date(time).getTimezoneOffset() * 60_000;
  return new Date(time - shift).toISOString().slice(0, 16);
}

/** What a picker holds; `undefined` while it is not a time. An hour that the clocks skip is the one after it. */
export function readLocalText(text: string): number | undefined {
  const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(text) ? new Date(text).getTime() : Number.NaN;
  return Number.isFinite(time) ? time : undefined;
}
