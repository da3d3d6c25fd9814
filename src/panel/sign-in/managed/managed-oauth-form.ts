import type { Field } from '../../../core/forms/field';
import { formSchema, type FormSchema } from '../../../core/forms/form-schema';
import { isObject, type JsonObject } from '../../../core/basics/json';
import {
  managedOAuthFields,
  type ManagedOAuth,
  type ManagedOAuthField,
} from '../../../core/sign-in/managed-oauth';
import { plainText } from '../../../core/basics/text';
import { hideSecrets } from '../../shared/secret-fields';
import { say } from '../../app/words';

/** Required for signing in. The server replaces the values as a whole, so the secret must be typed each time. */
const required: ReadonlySet<ManagedOAuthField> = new Set([
  'clientId',
  'clientSecret',
  'authorizationUri',
  'accessTokenUri',
  'redirectUri',
]);
const addresses: ReadonlySet<ManagedOAuthField> = new Set([
  'authorizationUri',
  'accessTokenUri',
  'redirectUri',
]);

export function managedOAuthForm(): FormSchema {
  return hideSecrets(formSchema(managedOAuthFields.map(fieldOf)));
}

function fieldOf(key: ManagedOAuthField): Field {
  return {
    key,
    title: say(`managed_oauth_${key}`),
    description: '',
    kind: 'text',
    required: required.has(key),
    hidden: false,
    searchable: false,
    options: [],
    default: undefined,
    uiSchema: {},
    ...(addresses.has(key) && { limits: { format: 'uri' } }),
  };
}

/** Initial values: pending ones, else those of the connector's own app. */
export function firstValues({ values }: ManagedOAuth, platform: JsonObject): { [key: string]: unknown } {
  if (Object.keys(values).length > 0) return { ...values };
  const auth = isObject(platform['auth']) ? platform['auth'] : {};
  const oauth = isObject(auth['oauth']) ? auth['oauth'] : {};
  const known = {
    authorizationUri: plainText(oauth['authUrl'], 2000),
    redirectUri: plainText(oauth['redirectUri'], 2000),
    scopes: plainText(oauth['scope'], 2000),
  };
  return Object.fromEntries(Object.entries(known).filter(([, value]) => value !== ''));
}
