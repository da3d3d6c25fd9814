import { isObject, type JsonObject } from '../basics/json';

const formatKeys = [
  ['overridingPhoneNumberFormat', 'numberFormatter1'],
  ['overridingPhoneNumberFormat2', 'numberFormatter2'],
  ['overridingPhoneNumberFormat3', 'numberFormatter3'],
] as const;

/** Both documents as App Connect's own client reads them: what has another name or shape there stands in its place. */
export function inPresentShape({ admin, own }: { readonly admin: JsonObject; readonly own: JsonObject }) {
  return {
    admin: { ...sharedFormats(admin), ...renamed(admin), ...admin },
    own: { ...renamed(own), ...withoutEmptied(own) },
  };
}

/** A name that its client had before. */
function renamed({ openContactAfterCreatingIt: former }: JsonObject): JsonObject {
  return former === undefined ? {} : { openContactPageAfterCreation: former };
}

/** An admin's number formats stand together in one record without a value; a missing flag leaves them to each person. */
function sharedFormats({ overridingNumberFormat: record }: JsonObject): JsonObject {
  if (!isObject(record)) return {};
  const customizable = record['customizable'] !== false;
  return Object.fromEntries(
    formatKeys.map(([key, place]) => [key, { value: record[place] ?? '', customizable }]),
  );
}

/** That client empties a person's own formats where an admin leaves them to each person: nobody has chosen that. */
function withoutEmptied(own: JsonObject): JsonObject {
  const emptied = formatKeys.map(([key]): string => key).filter((key) => isEmpty(own[key]));
  return Object.fromEntries(Object.entries(own).filter(([key]) => !emptied.includes(key)));
}

function isEmpty(record: unknown): boolean {
  return isObject(record) && record['value'] === '';
}
