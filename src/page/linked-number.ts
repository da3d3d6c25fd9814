import { numberIn } from '../core/crm/phone-number';

/** The number that a link says it calls or texts. */
export function linkedNumber(href: string): string | undefined {
  const [, rest = ''] = /^(?:tel|callto|sms):(?:\/\/)?([^;?,]*)/i.exec(href.trim()) ?? [];
  try {
    return numberIn(decodeURIComponent(rest).split(/ext|x|#|\*/i)[0] ?? '');
  } catch {
    return undefined;
  }
}
