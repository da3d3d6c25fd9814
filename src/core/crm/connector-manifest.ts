import type { CatalogItem } from '../directory/catalog';
import { findPlatform } from '../directory/connector-platform';
import type { ConnectorTarget } from './connector-target';
import type { DeclaredLog, DeclaredLogField } from './declared-log-field';
import { readDeclaredLogFields } from './declared-log-reader';
import { isObject, type JsonObject } from '../basics/json';
import { firstText, plainText } from '../basics/text';
import { parseSafeUrl } from '../basics/url';

/**
 * What connecting needs from a connector's manifest (directory, `/connectors/<id>/manifest?type=connector`).
 * `undefined` when it names no platform or no safe server address.
 */
export function readConnectorTarget(
  body: unknown,
  { id, name, access, ownerAccountId }: Pick<CatalogItem, 'id' | 'name' | 'access' | 'ownerAccountId'>,
): ConnectorTarget | undefined {
  const { key, platform } = findPlatform(body, name);
  if (!isObject(body) || !platform) return undefined;
  const serverUrl = parseSafeUrl(body['serverUrl'] ?? platform['serverUrl']);
  if (!serverUrl) return undefined;
  const redirectPage = parseSafeUrl(body['redirectUri'] ?? platform['redirectUri']);
  return {
    connectorId: id,
    listing: { name, access, ownerAccountId },
    platform: plainText(platform['name'], 100) || key,
    displayName: firstText(platform, ['displayName', 'name']) || key,
    serverUrl,
    ...(redirectPage && { redirectPage }),
    proxyId: plainText(platform['proxyId'], 200),
    fixedHostname: hostnameOf(platform),
    declaredLog: readDeclaredLog(platform),
  };
}

/** What logging without a form needs from the manifest's part for one CRM. */
export function readDeclaredLog(platform: JsonObject): DeclaredLog {
  return {
    callFields: readDeclaredLogFields(additionalFields(platform, 'callLog')).map(asStored),
    messageFields: readDeclaredLogFields(additionalFields(platform, 'messageLog')).map(asStored),
    contactType: contactTypesOf(platform['contactTypes'])[0]?.value ?? '',
    ...(platform['trackSmsTypingDuration'] === true && { timesTyping: true }),
  };
}

function asStored(field: DeclaredLogField): DeclaredLog['callFields'][number] {
  return { ...field, options: [...field.options], contactTypes: [...field.contactTypes] };
}

/** The fields that a connector's manifest adds to a form. */
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
