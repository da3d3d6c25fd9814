import { isObject, type JsonObject } from '../basics/json';

const formatKeys = [
  ['overridingPhoneNumberFormat', 'numberFormatter1'],
  ['overridingPhoneNumberFormat2', 'numberFormatter2'],
  ['overridingPhoneNumberFormat3', 'numberFormatter3'],
] as const;

/** Both documents as App Connect's own client reads them: what has another name or shape there stands in its place. */
export function inPresentShape({ admin, own }: { readonly admin: JsonObject; readonly own: JsonObject }) {
  return {
    admin: { ...sharedFormats(admin), ...renamed(admin) },
    own: renamed(own),
  };
}

/** A name that its client had before. */
function renamed({ openContactAfterCreatingIt: former, ...document }: JsonObject): JsonObject {
  return former === undefined ? document : { openContactPageAfterCreation: former, ...document };
}

/** An admin's number formats stand together in one record without a value; a missing flag leaves them to each person. */
function sharedFormats({ overridingNumberFormat: record }: JsonObject): JsonObject {
  if (!isObject(record)) return {};
  const customizable = record['customizable'] !== false;
  return Object.fromEntries(
    formatKeys.map(([key, place]) => [key, { value: record[place] ?? '', customizable }]),
  );
}
