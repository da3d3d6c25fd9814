import type { Contact } from './contact';
import { isPublicHost, parseSafeUrl } from '../basics/url';

/** Values of settings by key, for the tokens of a template. */
export type SettingValues = { readonly [key: string]: unknown };

/** What an address template is filled with. */
export interface PageValues {
  readonly hostname: string;
  readonly contact?: Pick<Contact, 'id' | 'type'> | undefined;
  readonly logId?: string;
  readonly settings?: SettingValues;
}

/**
 * The address that a connector's template makes: `{hostname}`, `{contactId}`, `{contactType}`, `{logId}`,
 * `{thirdPartyAppointmentId}`, and `{<key>}` for each setting; other braces stay as they are. `undefined` without a
 * template, or where the result is not safe to open.
 */
export function crmPage(
  template: string,
  { hostname, contact, logId, settings }: PageValues,
): string | undefined {
  if (!template || (template.includes('{hostname}') && !isPublicHost(hostname))) return undefined;
  const values: SettingValues = {
    ...settings,
    contactId: contact?.id ?? '',
    contactType: contact?.type ?? '',
    logId: logId ?? '',
    // Only a page that shows an appointment would know it.
    thirdPartyAppointmentId: '',
  };
  const filled = template.replaceAll(/\{([^{}]+)\}/g, (token, name: string) => {
    if (name === 'hostname') return hostname;
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    return isPlain(value) ? encodeURIComponent(value) : token;
  });
  return parseSafeUrl(filled);
}

export function crmHome(hostname: string): string | undefined {
  return hostname && isPublicHost(hostname) ? parseSafeUrl(`https://${hostname}/`) : undefined;
}

function isPlain(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}
