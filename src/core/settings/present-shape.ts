import { isObject, type JsonObject } from '../basics/json';

interface Documents {
  readonly admin: JsonObject;
  readonly own: JsonObject;
}

export const numberFormatKeys = [
  'overridingPhoneNumberFormat',
  'overridingPhoneNumberFormat2',
  'overridingPhoneNumberFormat3',
] as const;

export type NumberFormatKey = (typeof numberFormatKeys)[number];

/** Both documents as App Connect's own client reads them: what has another name or shape there stands in its place. */
export function inPresentShape({ admin, own }: Documents): Documents {
  return { admin: renamed(withSharedFormats(admin)), own: renamed(own) };
}

/** A name that its client had before. */
function renamed({ openContactAfterCreatingIt: former, ...document }: JsonObject): JsonObject {
  return former === undefined ? document : { openContactPageAfterCreation: former, ...document };
}

/** An admin's number formats stand together in one record without a value; a missing flag leaves them to each person. */
export function withSharedFormats(admin: JsonObject): JsonObject {
  const { overridingNumberFormat: record } = admin;
  if (!isObject(record)) return admin;
  const customizable = record['customizable'] !== false;
  const formats = numberFormatKeys.map((key, index) => {
    const value = record[`numberFormatter${index + 1}`] ?? '';
    return [key, { value, customizable }] as const;
  });
  return { ...Object.fromEntries(formats), ...admin };
}
