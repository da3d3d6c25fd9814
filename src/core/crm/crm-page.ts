import type { Contact } from './contact';
import { isPublicHost, parseSafeUrl } from '../basics/url';

/** Fills `{hostname}`, `{contactId}`, `{contactType}`, `{logId}` in the template; `undefined` without a template. */
export function contactPage(
  template: string,
  { hostname, contact }: { hostname: string; contact: Pick<Contact, 'id' | 'type'> },
): string | undefined {
  return fill(template, { hostname, contactId: contact.id, contactType: contact.type });
}

export function logPage(
  template: string,
  {
    hostname,
    logId,
    contact,
  }: { hostname: string; logId: string; contact?: Pick<Contact, 'id' | 'type'> | undefined },
): string | undefined {
  return fill(template, { hostname, logId, contactId: contact?.id ?? '', contactType: contact?.type ?? '' });
}

export function crmHome(hostname: string): string | undefined {
  return hostname && isPublicHost(hostname) ? parseSafeUrl(`https://${hostname}/`) : undefined;
}

function fill(template: string, values: { readonly [name: string]: string }): string | undefined {
  if (!template || (template.includes('{hostname}') && !isPublicHost(values['hostname'] ?? '')))
    return undefined;
  const filled = template.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    name === 'hostname' ? (values[name] ?? '') : encodeURIComponent(values[name] ?? ''),
  );
  return parseSafeUrl(filled);
}
