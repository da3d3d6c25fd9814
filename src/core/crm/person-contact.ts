import { entriesOf, isObject } from '../basics/json';
import { plainText } from '../basics/text';

const mostParts = 40;
const deepest = 2;

/** A person's contact in RingCentral as one level of texts: `department`, `businessAddress.city`. */
export function readPersonContact(contact: unknown): { [part: string]: string } {
  return Object.fromEntries(partsOf(contact, '', deepest).slice(0, mostParts));
}

function partsOf(value: unknown, before: string, depth: number): [string, string][] {
  return entriesOf(value).flatMap(([key, part]): [string, string][] => {
    if (isObject(part)) return depth > 1 ? partsOf(part, `${before}${key}.`, depth - 1) : [];
    const text = plainText(part, 200);
    return text ? [[`${before}${key}`, text]] : [];
  });
}
