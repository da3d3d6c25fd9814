import { findPlatform } from './connector-platform';
import { isObject, type JsonObject } from './json';
import { readLogFields, type LogField } from './log-field';
import { firstText, plainText } from './text';
import { parseSafeUrl, type SafeUrl } from './url';

/** A connector's manifest (directory, `/connectors/<id>/manifest?type=connector`), as far as it is used. */
export interface ConnectorManifest {
  /** The platform's name on its server. */
  readonly platform: string;
  readonly displayName: string;
  readonly serverUrl: SafeUrl;
  readonly redirectUri: SafeUrl | undefined;
  /** Host name that the connector fixes; '' where a person names or chooses it, or none is needed. */
  readonly fixedHostname: string;
  /** Names the proxy configuration that the server uses for it; '' for none. */
  readonly proxyId: string;
  /** The connector's own fields in the call log form. */
  readonly callLogFields: readonly LogField[];
  /** The same for messages, and for a contact that is being made. */
  readonly messageLogFields: readonly LogField[];
  readonly newContactFields: readonly LogField[];
  readonly contactTypes: readonly { readonly value: string; readonly title: string }[];
  /** Address of a contact or log in the CRM, with `{hostname}`, `{contactId}`, `{contactType}`, `{logId}`. */
  readonly contactPageUrl: string;
  readonly logPageUrl: string;
}

/** `undefined` when it names no platform or no safe server address. */
export function readConnectorManifest(body: unknown, name: string): ConnectorManifest | undefined {
  const { key, platform } = findPlatform(body, name);
  if (!isObject(body) || !platform) return undefined;
  const serverUrl = parseSafeUrl(body['serverUrl'] ?? platform['serverUrl']);
  if (!serverUrl) return undefined;
  const page = isObject(platform['page']) ? platform['page'] : {};
  return {
    platform: plainText(platform['name'], 100) || key,
    displayName: firstText(platform, ['displayName', 'name']) || key,
    serverUrl,
    redirectUri: parseSafeUrl(body['redirectUri'] ?? platform['redirectUri']),
    proxyId: plainText(platform['proxyId'], 200),
    fixedHostname: hostnameOf(platform),
    callLogFields: logFieldsOf(page['callLog']),
    messageLogFields: logFieldsOf(page['messageLog']),
    newContactFields: logFieldsOf(page['newContact']),
    contactTypes: contactTypesOf(platform['contactTypes']),
    contactPageUrl: plainText(platform['contactPageUrl'], 1000),
    logPageUrl: plainText(platform['logPageUrl'], 1000),
  };
}

function logFieldsOf(part: unknown): LogField[] {
  return readLogFields(isObject(part) ? part['additionalFields'] : undefined);
}

function hostnameOf(platform: JsonObject): string {
  const environment = isObject(platform['environment']) ? platform['environment'] : {};
  const url = parseSafeUrl(environment['url']);
  return environment['type'] === 'fixed' && url ? new URL(url).hostname : '';
}

function contactTypesOf(value: unknown): { value: string; title: string }[] {
  if (!Array.isArray(value)) return [];
  return value
    .map((item: unknown) => (isObject(item) ? item : { value: item }))
    .map((item) => ({
      value: plainText(item['value']),
      title: firstText(item, ['display', 'title', 'value']),
    }))
    .filter((item) => item.value !== '');
}
