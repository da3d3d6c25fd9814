/**
 * A number format of App Connect: the server fills the number's digits into it, and looks that up in the CRM as well, or
 * instead (src/api/README.md). Each `#` and `*` takes the next digit; everything else stays as it is.
 */

/** Why a format cannot be used: the server takes a comma for the end of a format; without a place, no digit is in it. */
export type FormatProblem = 'comma' | 'no_place';

/** `undefined` for a format that can be used, and for none. */
export function formatProblem(format: string): FormatProblem | undefined {
  if (format.trim() === '') return undefined;
  if (format.includes(',')) return 'comma';
  return /[#*]/.test(format) ? undefined : 'no_place';
}

/** The formats as GET /contact takes them (`overridingFormat`): those that can be used; '' for none. */
export function joinFormats(formats: readonly string[]): string {
  return formats.filter((format) => /^[^,]*[#*][^,]*$/.test(format)).join(',');
}

/** What the server makes of a number that is called for in this format. Digits without a place are left out. */
export function applyFormat(format: string, digits: string): string {
  let next = 0;
  return format.replaceAll(/[#*]/g, (place) => digits[next++] ?? place);
}

/** Why the digits of a number cannot be filled into a format: the server looks it up as it is then, without formats. */
export type NumberProblem = 'no_plus' | 'unreadable' | 'unknown_country' | 'invalid';

/** A number as RingCentral writes it (E.164), without its country code: the digits that the server fills in. */
export function nationalDigits(phoneNumber: string): { digits: string } | { problem: NumberProblem } {
  const written = phoneNumber.replaceAll(/[\s().-]/g, '');
  if (!/^\+?\d+$/.test(written)) return { problem: 'unreadable' };
  if (!written.startsWith('+')) return { problem: 'no_plus' };
  const all = written.slice(1);
  const code = countryCode(all);
  if (code === undefined) return { problem: 'unknown_country' };
  const digits = all.slice(code.length);
  const fits = code === '1' ? /^[2-9]\d\d[2-9]\d{6}$/ : /^\d{4,13}$/;
  return fits.test(digits) && all.length <= 15 ? { digits } : { problem: 'invalid' };
}

/** Zones of ITU-T E.164 whose country codes have one or two digits; all others have three. */
const shortCodes = /^(?:1|7|20|27|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])/;
const longCodes = /^(?:2[1-69]\d|3[578]\d|42\d|5[09]\d|6[7-9]\d|8[058-9]\d|87\d|9[679]\d)/;

function countryCode(digits: string): string | undefined {
  return (shortCodes.exec(digits) ?? longCodes.exec(digits))?.[0];
}
