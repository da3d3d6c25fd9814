import { findPhoneNumbersInText, isSupportedCountry } from 'libphonenumber-js/min';
import type { PageRules } from '../core/crm/page-rules';

export interface FoundNumber {
  readonly start: number;
  readonly end: number;
  /** With a plus where its country is known. */
  readonly number: string;
}

type Rules = Pick<PageRules, 'matcher' | 'region'>;

/** A longer text is no place where somebody writes a number to be called. */
const longestText = 5000;

const sevenDigits = /\d(?:[^\d\n]{0,4}\d){6}/;

/** Whether a closer look is worth its time. */
export function mayHoldNumber(text: string): boolean {
  return text.length >= 7 && text.length <= longestText && sevenDigits.test(text);
}

/** The phone numbers in a text. */
export function findNumbers(text: string, rules: Rules): FoundNumber[] {
  if (!mayHoldNumber(text)) return [];
  const found = rules.matcher === 'regExp' ? findPatterns(text) : findExisting(text, rules.region);
  return found.filter((one) => !isSomethingElse(text, one));
}

/** Numbers that exist: those of the region, and of any country with a plus. */
function findExisting(text: string, region: string): FoundNumber[] {
  const options = isSupportedCountry(region) ? { defaultCountry: region } : {};
  return findPhoneNumbersInText(text, options).map(({ startsAt, endsAt, number }) => ({
    start: startsAt,
    end: endsAt,
    number: number.number,
  }));
}

const gap = String.raw`(?:[ \u00a0.()\u2010-\u2015-]{0,3}|/)`;
const pattern = new RegExp(
  String.raw`(?<![\w.,:/+-]|\d${gap})(?:\+|\(\+?)?\d(?:${gap}\d){6,14}(?!${gap}\d|[\w%]|[.,:/-]\d)`,
  'g',
);

/** Dates, addresses of computers, versions, decimals. */
const otherForms = [
  /^\d{4}([-./])\d{1,2}\1\d{1,2}/,
  /^\d{1,2}([-./]) ?\d{1,2}\1 ?\d{2,4}\b/,
  /^(?:19|20)\d{2} ?[-\u2013] ?(?:19|20)\d{2}$/,
  /^\d{1,3}(?:\.\d{1,3}){3}\b/,
  /^(?:\d\.){2}/,
  /^\d+\.\d+$/,
];

/** Whatever is written like a number. */
function findPatterns(text: string): FoundNumber[] {
  return Array.from(text.matchAll(pattern)).flatMap(({ 0: written, index: start }) => {
    const digits = written.replaceAll(/\D/g, '');
    const isWhole = written.includes('+');
    const isLong = isWhole ? digits.length >= 8 : digits.length <= 12;
    if (!isLong || otherForms.some((form) => form.test(written))) return [];
    const number = isWhole ? `+${written.replace('(0)', '').replaceAll(/\D/g, '')}` : digits;
    return [{ start, end: start + written.length, number }];
  });
}

const phoneWord =
  /(?:tel|telefon|phone|call|mobile?|cell|handy|fon|fax|sms|text|whatsapp|direct|office|work|home)(?:efon)?(?: ?(?:no|nr|number|nummer))?[\s.:)\u2010-\u2015-]{0,4}$/i;
const otherWord =
  /(?:\b(?:order|invoice|ref|reference|ticket|case|account|acct|id|no|nr|number|sku|isbn|ean|tracking|serial|zip|po|vat|tax|imei|iban|ssn|version|build|card)|rechnung|bestellung|auftrag|konto|vorgang|sendung|artikel|(?:bestell|kunden|rechnungs|auftrags|vorgangs|artikel|sendungs|vertrags)(?:nr|nummer))[\s.:#\u2010-\u2015-]{0,4}$/i;
const sign = /[#$€£¥§№=@_]\s?$|\b(?:USD|EUR|GBP|CHF)\s?$/;
const unit = /^\s?(?:[%€£¥$°]|(?:USD|EUR|GBP|CHF|kg|km|cm|mm|MB|GB|kB|px|ms)\b)/;

/** Digits one by one are a list, or pages to leaf through. */
const singles = /(?:^|\D)(?:\d\D+){5}/;

/** What stands beside a number tells what it is: an order's, a price, a part of an address. */
function isSomethingElse(text: string, { start, end }: FoundNumber): boolean {
  const before = text.slice(Math.max(0, start - 40), start);
  const written = text.slice(start, end);
  if (/\S*(?:\/\/|@|\/)\S*$/.test(before) && !/\s$/.test(before)) return true;
  if (singles.test(written)) return true;
  if (sign.test(before) || unit.test(text.slice(end, end + 6))) return true;
  if (phoneWord.test(before)) return false;
  if (otherWord.test(before)) return true;
  // Digits without any gap or sign are a number where nothing else stands beside them.
  return /^\d+$/.test(written) && text.trim() !== written;
}
