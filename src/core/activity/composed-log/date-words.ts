import { logDateFormats } from '../../settings/log-detail';

/** The formats that are offered; the server takes any. */
export type DateFormat = (typeof logDateFormats)[number];

/** The stored format, where it is one of the six; without a stored one, the server's own. */
export function readDateFormat(stored: unknown): DateFormat | undefined {
  if (stored === undefined || stored === null || stored === '') return logDateFormats[0];
  return logDateFormats.find((format) => format === stored);
}

/** @param offset minutes east of Greenwich */
export function dateWords(at: number, offset: number, format: DateFormat): string {
  const date = new Date(at + offset * 60_000);
  if (Number.isNaN(date.getTime())) return 'Invalid date';
  const hour = date.getUTCHours();
  const parts: { readonly [token: string]: string } = {
    YYYY: padded(date.getUTCFullYear(), 4),
    MM: padded(date.getUTCMonth() + 1, 2),
    DD: padded(date.getUTCDate(), 2),
    HH: padded(hour, 2),
    hh: padded(hour % 12 || 12, 2),
    mm: padded(date.getUTCMinutes(), 2),
    ss: padded(date.getUTCSeconds(), 2),
    A: hour < 12 ? 'AM' : 'PM',
  };
  return format.replaceAll(/[A-Za-z]+/g, (token) => parts[token] ?? token);
}

function padded(value: number, length: number): string {
  return String(value).padStart(length, '0');
}
