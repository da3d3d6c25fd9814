import type { Contact } from '../../core/crm/contact';
import { contactQuery, readFoundContacts } from '../../core/crm/contact-answer';
import { askServer } from './ask-server';

export interface FormatTrial {
  readonly phoneNumber: string;
  /** Who is found by the number itself. */
  readonly plain: readonly Contact[];
  /** Who is found with a format, by format. */
  readonly byFormat: { readonly [format: string]: readonly Contact[] };
}

/**
 * Whom a look-up of this number finds with each format alone: one request after the other, for of two about one number
 * at once the server fails one. They leave their matches in its cache, so the last is the usual one. Throws
 * `ProblemError`.
 */
export async function tryFormats(phoneNumber: string, formats: readonly string[]): Promise<FormatTrial> {
  try {
    const plain = await lookUp(phoneNumber, { overridingFormat: '' });
    const byFormat: { [format: string]: readonly Contact[] } = {};
    for (const format of formats) byFormat[format] = await lookUp(phoneNumber, { overridingFormat: format });
    return { phoneNumber, plain, byFormat };
  } finally {
    // The worker adds the formats in force. Where this fails, the next forced look-up puts the cache right.
    await lookUp(phoneNumber, {}).catch(() => undefined);
  }
}

async function lookUp(phoneNumber: string, formats: { overridingFormat?: string }): Promise<Contact[]> {
  const query = { ...contactQuery(phoneNumber, { refresh: true }), ...formats };
  return (await askServer('contacts', { query }, readFoundContacts)).contacts;
}
