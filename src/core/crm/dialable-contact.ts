import type { Contact } from './contact';
import { readContact } from './contact-answer';
import { numbersIn } from './phone-number';
import { isObject } from '../basics/json';
import { plainText } from '../basics/text';

/** A contact that can be called. */
export interface DialableContact {
  readonly contact: Contact;
  readonly phoneNumbers: readonly string[];
}

/** Contacts found by name, without those that have no number; `undefined` when the answer is unreadable. */
export function readDialableContacts(body: unknown): DialableContact[] | undefined {
  const list = isObject(body) ? (body['contact'] ?? []) : undefined;
  if (!Array.isArray(list)) return undefined;
  return list.filter(isObject).flatMap((value) => {
    const contact = readContact(value);
    const phoneNumbers = readNumbers(value);
    return contact && phoneNumbers.length > 0 ? [{ contact, phoneNumbers }] : [];
  });
}

const mostTexts = 10;

/** A connector gives a contact's number as `phone` or `phoneNumber` (core 1.7.41 contracts/logging.js:10). */
function readNumbers({ phone, phoneNumber }: { readonly [key: string]: unknown }): string[] {
  const texts = [phone, phoneNumber].flat().slice(0, mostTexts);
  return numbersIn(texts.map((text) => plainText(text, 200)).join(','));
}
