import { findPlatform } from '../directory/connector-platform';
import { redirectUriOf } from './crm-authorization';
import { readEnvironment, type Environment } from './environment';
import { readFields, type Field } from '../forms/field';
import { isObject, type JsonObject } from '../basics/json';
import { defaultRedirectPage } from './landing';
import { readDynamicKeys, readManagedScopes, type ManagedScope } from './managed-fields';
import { firstText, plainText } from '../basics/text';
import { parseSafeUrl } from '../basics/url';

/** How a person signs in to a CRM, as its connector's manifest describes it. */
export interface ConnectorSignIn {
  readonly displayName: string;
  readonly environment: Environment;
  /** Signing in to RingCentral is all that it takes (`autoLoginCRMWithRingCentralLogin`). */
  readonly connectsBySignIn: boolean;
  readonly auth:
    | {
        readonly type: 'apiKey';
        readonly title: string;
        /** What the connector wants people to know before they type; '' for nothing. */
        readonly warning: string;
        readonly fields: readonly Field[];
        readonly managed: ReadonlyMap<string, ManagedScope>;
        /** Keys of those whose values the connector offers. */
        readonly dynamic: ReadonlySet<string>;
      }
    | {
        readonly type: 'oauth';
        /** Page on which the sign-in ends; reading its address needs a permission that the person grants. */
        readonly redirectPage: string;
      };
}

/** `undefined` when the manifest names no CRM. */
export function readConnectorSignIn(body: unknown, name: string): ConnectorSignIn | undefined {
  const { key, platform } = findPlatform(body, name);
  if (!isObject(body) || !platform) return undefined;
  return {
    displayName: firstText(platform, ['displayName', 'name']) || key,
    environment: readEnvironment(platform),
    connectsBySignIn: platform['autoLoginCRMWithRingCentralLogin'] === true,
    auth: readAuth(body, platform),
  };
}

function readAuth(body: JsonObject, platform: JsonObject): ConnectorSignIn['auth'] {
  const auth = isObject(platform['auth']) ? platform['auth'] : {};
  if (auth['type'] === 'oauth') {
    const oauth = isObject(auth['oauth']) ? auth['oauth'] : {};
    const page = parseSafeUrl(redirectUriOf(body, platform, oauth));
    return { type: 'oauth', redirectPage: page ?? defaultRedirectPage };
  }
  const apiKey = isObject(auth['apiKey']) ? auth['apiKey'] : {};
  const page = isObject(apiKey['page']) ? apiKey['page'] : {};
  const { fields } = readFields(page['content']);
  return {
    type: 'apiKey',
    title: plainText(page['title']),
    warning: plainText(page['warning'], 500),
    fields: fields.length > 0 ? fields : [apiKeyField],
    managed: readManagedScopes(page['content']),
    dynamic: readDynamicKeys(page['content']),
  };
}

// A connector without a sign-in page of its own still needs an API key.
const apiKeyField: Field = {
  key: 'apiKey',
  title: 'API key',
  description: '',
  kind: 'text',
  required: true,
  hidden: false,
  searchable: false,
  options: [],
  default: undefined,
  uiSchema: {},
};
