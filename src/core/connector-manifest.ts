import { findPlatform } from './connector-platform';
import { isObject, type JsonObject } from './json';
import { readDeclaredLogFields, type DeclaredLogField } from './declared-log-field';
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
  readonly callLogFields: readonly DeclaredLogField[];
  /** The same for messages. */
  readonly messageLogFields: readonly DeclaredLogField[];
  readonly contactTypes: readonly { readonly value: string; readonly title: string }[];
}

/** `undefined` when it names no platform or no safe server address. */
export function readConnectorManifest(body: unknown, name: string): ConnectorManifest | undefined {
  const { key, platform } = findPlatform(body, name);
  if (!isObject(body) || !platform) return undefined;
  const serverUrl = parseSafeUrl(body['serverUrl'] ?? platform['serverUrl']);
  if (!serverUrl) return undefined;
  return {
    platform: plainText(platform['name'], 100) || key,
    displayName: firstText(platform, ['displayName', 'name']) || key,
    serverUrl,
    redirectUri: parseSafeUrl(body['redirectUri'] ?? platform['redirectUri']),
    proxyId: plainText(platform['proxyId'], 200),
    fixedHostname: hostnameOf(platform),
    callLogFields: readDeclaredLogFields(additionalFields(platform, 'callLog')),
    messageLogFields: readDeclaredLogFields(additionalFields(platform, 'messageLog')),
    contactTypes: contactTypesOf(platform['contactTypes']),
  };
}

/** Where a connector's manifest lists its own fields of a form. */
export function additionalFields(
  platform: JsonObject,
  form: 'callLog' | 'messageLog' | 'newContact',
): unknown {
  const page = isObject(platform['page']) ? platform['page'] : {};
  const part = page[form];
  return isObject(part) ? part['additionalFields'] : undefined;
}

export function hostnameOf(platform: JsonObject): string {
  const environment = isObject(platform['environment']) ? platform['environment'] : {};
  const url = parseSafeUrl(environment['url']);
  return environment['type'] === 'fixed' && url ? new URL(url).hostname : '';
}

export function contactTypesOf(value: unknown): { value: string; title: string }[] {
  if (!Array.isArray(value)) return [];
  return value
    .map((item: unknown) => (isObject(item) ? item : { value: item }))
    .map((item) => ({
      value: plainText(item['value']),
      title: firstText(item, ['display', 'title', 'value']),
    }))
    .filter((item) => item.value !== '');
}
