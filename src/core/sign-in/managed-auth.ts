import { readFields, type Field } from '../forms/field';
import { entriesOf, isObject } from '../basics/json';
import { plainText } from '../basics/text';
import { readDynamicKeys } from './managed-fields';

/** Which values the organisation has filled in for one person; the values themselves stay in the worker. */
export interface ManagedPerson {
  readonly extensionId: string;
  readonly name: string;
  /** Keys of fields with a stored value. */
  readonly stored: ReadonlySet<string>;
}

/** Sign-in fields that admins may fill in according to the manifest, and which are filled in. */
export interface ManagedAuth {
  /** `managedScope: account`: one value for everybody. */
  readonly organisationFields: readonly Field[];
  /** `managedScope: user`: one for each person. */
  readonly personFields: readonly Field[];
  /** Keys of the person's fields whose values the connector offers. */
  readonly dynamic: ReadonlySet<string>;
  readonly stored: ReadonlySet<string>;
  readonly people: readonly ManagedPerson[];
}

/** GET /admin/managedAuth without its credentials (core 1.7.41 index.js:617; core/sign-in/stored-secret.ts). */
export function readManagedAuth(body: unknown): ManagedAuth | undefined {
  if (!isObject(body) || typeof body['hasManagedAuth'] !== 'boolean') return undefined;
  const people: readonly unknown[] = Array.isArray(body['userValues']) ? body['userValues'] : [];
  return {
    organisationFields: readFields(body['orgFields']).fields,
    personFields: readFields(body['userFields']).fields,
    dynamic: readDynamicKeys(body['userFields']),
    stored: storedKeys(body['orgValues']),
    people: people.filter(isObject).map((person) => ({
      extensionId: plainText(String(person['rcExtensionId'])),
      name: plainText(person['rcUserName']),
      stored: storedKeys(person['fields']),
    })),
  };
}

function storedKeys(values: unknown): ReadonlySet<string> {
  const stored = entriesOf(values).filter(([, value]) => isObject(value) && value['hasValue'] === true);
  return new Set(stored.map(([key]) => key));
}
