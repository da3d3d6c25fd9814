/** Numbers that a CRM can contain: digits with an optional plus. The widget also asks about `16505550100*101`. */
export function isDialable(value: unknown): value is string {
  return typeof value === 'string' && /^\+?\d{2,20}$/.test(value);
}

/** The phone number in a typed text; `undefined` when it is a name. */
export function numberIn(text: string): string | undefined {
  const digits = text.replaceAll(/[\s().-]/g, '');
  return /^\+?\d{5,20}$/.test(digits) ? digits : undefined;
}

const mostNumbers = 10;

/** The numbers in a text from a CRM that can be dialled, without extensions: there may be several, and words beside. */
export function numbersIn(text: string): string[] {
  const plain = text.replaceAll(/[\u2010-\u2015\u2212]/g, '-').replaceAll(/\p{Cf}/gu, '');
  const numbers = plain
    .split(/[,;|\n]/)
    .flatMap(partsOf)
    .map(dialledNumber);
  return [...new Set(numbers.filter((number) => number !== undefined))].slice(0, mostNumbers);
}

/** A slash divides two numbers, or, in Germany, the area code from the rest. */
function partsOf(text: string): string[] {
  const parts = text.split('/');
  return parts.every((part) => part.replaceAll(/\D/g, '').length > 5) ? parts : [parts.join('')];
}

function dialledNumber(text: string): string | undefined {
  const number = text.replace(/^[^\d+(]*/, '').replace(/(\d)[\s.]*(?:ext|x|#|\*).*$/i, '$1');
  // The zero of the area code is not dialled from abroad.
  return numberIn(number.startsWith('+') ? number.replace('(0)', '') : number);
}

/** So many digits at the end are no coincidence where one number lacks its country; fewer may be an extension. */
const tellingDigits = 9;

/** Whether two ways of writing are one number: one of them may be without its country. */
export function isSameNumber(a: string, b: string): boolean {
  const [long = '', short = ''] = [a, b]
    .map((number) => number.replaceAll(/\D/g, ''))
    .toSorted((one, other) => other.length - one.length);
  if (long === short) return long !== '';
  const national = short.replace(/^0/, '');
  return national.length >= tellingDigits && long.endsWith(national);
}
