import * as v from 'valibot';
import { optionalText } from '../basics/schema-parts';
import { isObject, type JsonObject } from '../basics/json';
import { parseIf } from '../basics/shape';
import { isDialable } from '../crm/phone-number';
import { preferenceKey } from '../settings/panel-preference';
import type { CallBack } from './call-back';

/** What the server does not keep of a call-back: found again by contact and time, which stand before there is a row. */
const keptSchema = v.object({
  contactId: v.string(),
  scheduledAt: v.string(),
  name: v.string(),
  number: v.string(),
  /** Only in this browser: a person's own settings are handed to the connector (core 1.7.41 handlers/user.js:220). */
  note: optionalText,
});

export type KeptCallBack = v.InferOutput<typeof keptSchema>;

/** Under this key name and number stand in the person's own settings, where their other computers find them. */
export const callBacksKey = preferenceKey('call_backs');

export function readKept(value: unknown): KeptCallBack[] {
  return Array.isArray(value) ? value.flatMap((one) => parseIf(keptSchema, one) ?? []) : [];
}

/** What the person's computers have told each other. */
export function readShared(own: JsonObject): KeptCallBack[] {
  const record = own[callBacksKey];
  return readKept(isObject(record) ? record['value'] : undefined);
}

type Place = Pick<CallBack, 'contactId' | 'scheduledAt'>;

function isSame(one: Place, other: Place): boolean {
  return one.contactId === other.contactId && one.scheduledAt === other.scheduledAt;
}

/** `first` and what it lacks of `second`. */
export function joinKept(
  first: readonly KeptCallBack[],
  second: readonly KeptCallBack[],
): readonly KeptCallBack[] {
  return [...first, ...second.filter((one) => !first.some((other) => isSame(one, other)))];
}

/** Whose call-back it is, and at which number; '' for what nobody has kept. */
export interface CallBackDetails {
  readonly name: string;
  readonly number: string;
  readonly note: string;
}

/**
 * What is known of a row. One that another client has moved to another time, or made, is found by its contact: name and
 * number are the contact's. Without a contact the number stands in its place.
 */
export function detailsOf(row: Place, kept: readonly KeptCallBack[]): CallBackDetails {
  const found =
    kept.find((one) => isSame(one, row)) ?? kept.findLast(({ contactId }) => contactId === row.contactId);
  const number = found?.number || (isNumber(row.contactId) ? row.contactId : '');
  return { name: found?.name ?? '', number, note: found?.note ?? '' };
}

/** A call-back of a number that the CRM knows nobody for has the number as its contact; ids of a CRM have no plus. */
function isNumber(contactId: string): boolean {
  return contactId.startsWith('+') && isDialable(contactId);
}

/** What is kept of these rows, and nothing of rows that are gone. */
export function keptOf(kept: readonly KeptCallBack[], rows: readonly Place[]): KeptCallBack[] {
  const isKnown = (row: Place) => kept.some((one) => isSame(one, row));
  return kept.filter((one) =>
    rows.some((row) => row.contactId === one.contactId && (isSame(row, one) || !isKnown(row))),
  );
}

/** A record in the settings may not be large: of more, those with the earliest times are left out. */
const mostShared = 100;
const longestName = 80;
const longestText = 60;

/** The record to be shared, without what stays in this browser. `undefined` where there is nothing to share. */
export function sharedRecord(kept: readonly KeptCallBack[]): JsonObject | undefined {
  const value = kept
    .filter(({ contactId, number }) => contactId.length <= longestText && number.length <= longestText)
    .toSorted((a, b) => a.scheduledAt.localeCompare(b.scheduledAt))
    .slice(-mostShared)
    .map(({ note: _note, name, ...one }) => ({ ...one, name: name.slice(0, longestName) }));
  return value.length > 0 ? { value } : undefined;
}
