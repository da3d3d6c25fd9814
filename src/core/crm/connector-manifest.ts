import type { CatalogItem } from '../directory/catalog';
import { findPlatform } from '../directory/connector-platform';
import type { ConnectorTerms } from './connector-change';
import type { ConnectorTarget } from './connector-target';
import { readConnectorTraits } from './connector-traits';
import type { DeclaredLog, DeclaredLogField } from './declared-log-field';
import { readDeclaredLogFields } from './declared-log-reader';
import { isObject, objectOf, partOf, type JsonObject } from '../basics/json';
import { firstText, plainText } from '../basics/text';
import { parseSafeUrl, type SafeUrl } from '../basics/url';

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
  const redirectPage = redirectPageOf(body, platform);
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
    terms: readConnectorTerms(body, platform),
  };
}

/** More fields than one manifest may have (core/forms/field-budget.ts). */
const mostFields = 1000;

/** What a person relies on who connects by this manifest. */
export function readConnectorTerms(body: unknown, platform: JsonObject): ConnectorTerms {
  const { auth } = platform;
  const redirectPage =
    parseSafeUrl(partOf(partOf(auth, 'oauth'), 'redirectUri')) ?? redirectPageOf(body, platform);
  const fields = [
    ...keysOf(additionalFields(platform, 'callLog'), 'const').map((key) => `call ${key}`),
    ...keysOf(additionalFields(platform, 'messageLog'), 'const').map((key) => `message ${key}`),
    ...keysOf(platform['settings'], 'id').map((key) => `setting ${key}`),
  ];
  return {
    // Anything but OAuth is a sign-in by key, as its screen reads it.
    authType: isObject(auth) && auth['type'] === 'oauth' ? 'oauth' : 'apiKey',
    ...(redirectPage && { redirectPage }),
    fields: [...new Set(fields)].slice(0, mostFields),
  };
}

/** Keys of declared items; those of sections without the sections. */
function keysOf(list: unknown, name: 'const' | 'id', depth = 0): string[] {
  if (!Array.isArray(list) || depth > 4) return [];
  return list
    .slice(0, mostFields)
    .filter(isObject)
    .flatMap((item) =>
      Array.isArray(item['items']) ? keysOf(item['items'], name, depth + 1) : plainText(item[name], 200),
    )
    .filter((key) => key !== '');
}

function redirectPageOf(body: unknown, platform: JsonObject): SafeUrl | undefined {
  return parseSafeUrl(partOf(body, 'redirectUri') ?? platform['redirectUri']);
}

/** What requests without a form need from the manifest's part for one CRM. */
export function readDeclaredLog(platform: JsonObject): DeclaredLog {
  const contactTypes = contactTypesOf(platform['contactTypes']).map(({ value }) => value);
  return {
    callFields: readDeclaredLogFields(additionalFields(platform, 'callLog'), platform).map(asStored),
    messageFields: readDeclaredLogFields(additionalFields(platform, 'messageLog'), platform).map(asStored),
    contactType: contactTypes[0] ?? '',
    contactTypes,
    traits: readConnectorTraits(platform),
    ...(platform['trackSmsTypingDuration'] === true && { timesTyping: true }),
    ...(platform['hideEditLogButton'] === true && { keepsCallLogs: true }),
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
  const environment = objectOf(platform['environment']);
  const url = parseSafeUrl(environment['url']);
  return environment['type'] === 'fixed' && url ? new URL(url).hostname : '';
}

/** More than any CRM has; what comes after them is left out. */
const mostContactTypes = 100;

export function contactTypesOf(value: unknown): { value: string; title: string }[] {
  if (!Array.isArray(value)) return [];
  return value
    .slice(0, mostContactTypes)
    .map((item: unknown) => (isObject(item) ? item : { value: item }))
    .map((item) => ({
      value: plainText(item['value']),
      title: firstText(item, ['display', 'title', 'value']),
    }))
    .filter((item) => item.value !== '');
}
