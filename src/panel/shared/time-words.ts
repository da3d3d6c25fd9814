import { say, sayCount, type Language } from '../app/words';

const minute = 60_000;
const day = 24 * 60 * minute;

/** The person's own locale if it belongs to the chosen language. */
export function localeOf(language: Language): string {
  return navigator.language.startsWith(language) ? navigator.language : language;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Made once for each language and style: making one takes longer than painting the row that it is for. */
function formatOf(language: Language, style: 'time' | 'day'): Intl.DateTimeFormat {
  const locale = localeOf(language);
  const key = `${style} ${locale}`;
  const known = formats.get(key);
  if (known) return known;
  const format = new Intl.DateTimeFormat(
    locale,
    style === 'time' ? { timeStyle: 'short' } : { weekday: 'long', day: 'numeric', month: 'long' },
  );
  formats.set(key, format);
  return format;
}

/** Hour and minute of an epoch time in ms; a line never ends between "10:19" and "PM". */
export function sayTime(time: number, language: Language): string {
  return formatOf(language, 'time').format(time).replaceAll(' ', '\u00a0');
}

/** "Today", "Yesterday", else weekday and date. */
export function sayDay(time: number, now: number, language: Language): string {
  if (isSameDay(time, now)) return say('today');
  if (isSameDay(time, now - day)) return say('yesterday');
  return formatOf(language, 'day').format(time);
}

/** Day and time; the day is omitted for today. */
export function sayMoment(time: number, now: number, language: Language): string {
  return isSameDay(time, now) ? sayTime(time, language) : sayDayAndTime(time, now, language);
}

/** Day and time, for a line that stands alone: "Today, 10:42". */
export function sayDayAndTime(time: number, now: number, language: Language): string {
  return `${sayDay(time, now, language)}, ${sayTime(time, language)}`;
}

/** A duration in seconds, rounded to what matters. */
export function sayDuration(seconds: number): string {
  if (seconds < 60) return say('duration_seconds', seconds);
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return say('duration_minutes', minutes);
  return say('duration_hours', Math.floor(minutes / 60), minutes % 60);
}

/** Minutes and seconds like a clock: `1:05`. */
export function clockOf(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** Time until a later moment: "now", "in 3 min", else its time. */
export function sayUntil(time: number, now: number, language: Language): string {
  const minutes = Math.ceil((time - now) / minute);
  if (minutes < 1) return say('in_a_moment');
  return minutes <= 60 ? sayCount('in_minutes', minutes) : sayMoment(time, now, language);
}

function isSameDay(a: number, b: number): boolean {
  return new Date(a).toDateString() === new Date(b).toDateString();
}
