/** Numbers that a CRM can contain: digits with an optional plus. The widget also asks about `16505550100*101`. */
export function isDialable(value: unknown): value is string {
  return typeof value === 'string' && /^\+?\d{2,20}$/.test(value);
}

/** The phone number in a typed text; `undefined` when it is a name. */
export function numberIn(text: string): string | undefined {
  const digits = text.replaceAll(/[\s().-]/g, '');
  return /^\+?\d{5,20}$/.test(digits) ? digits : undefined;
}
