import { isObject, type JsonObject } from './json';
import { plainText } from './text';

/** A RingCentral extension: a person, a queue, a menu. */
export interface Extension {
  readonly id: string;
  readonly name: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly number: string;
  readonly email: string;
  /** In use, and of a kind that takes calls: a person or a queue. */
  readonly takesCalls: boolean;
}

export interface ExtensionPage {
  readonly extensions: readonly Extension[];
  /** How many pages there are. */
  readonly pages: number;
}

/** Reads one page of `GET /restapi/v1.0/account/~/extension`; `undefined` when the answer is unreadable. */
export function readExtensionPage(body: unknown): ExtensionPage | undefined {
  if (!isObject(body) || !Array.isArray(body['records'])) return undefined;
  const paging = isObject(body['paging']) ? body['paging'] : {};
  const pages = Number(paging['totalPages']);
  return {
    extensions: body['records'].filter(isObject).flatMap(readExtension),
    pages: Number.isInteger(pages) && pages > 0 ? pages : 1,
  };
}

/** Kinds of extension that take calls; queues are `Department`. */
const kindsWithCalls = new Set([
  'User',
  'DigitalUser',
  'VirtualUser',
  'FlexibleUser',
  'Limited',
  'Department',
]);
const statesOutOfUse = new Set(['Disabled', 'Unassigned']);

function readExtension(record: JsonObject): Extension[] {
  const id = plainText(record['id'], 40);
  if (id === '') return [];
  const contact = isObject(record['contact']) ? record['contact'] : {};
  const firstName = plainText(contact['firstName'], 100);
  const lastName = plainText(contact['lastName'], 100);
  return [
    {
      id,
      name: plainText(record['name'], 200) || `${firstName} ${lastName}`.trim(),
      firstName,
      lastName,
      number: plainText(record['extensionNumber'], 20),
      email: plainText(contact['email'], 200),
      takesCalls:
        kindsWithCalls.has(plainText(record['type'])) && !statesOutOfUse.has(plainText(record['status'])),
    },
  ];
}
