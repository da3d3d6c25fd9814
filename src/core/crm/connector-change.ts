import * as v from 'valibot';
import { optionalText, texts } from '../basics/schema-parts';
import { sameJson } from '../basics/json';
import { hostOf } from '../basics/url';

/** What a person relied on when they connected, as the connector's manifest said it then or when they last looked. */
export const connectorTermsSchema = v.object({
  authType: v.picklist(['apiKey', 'oauth']),
  /** Page on which sign-ins end; missing where it names none. */
  redirectPage: optionalText,
  /** Fields of its log forms and settings, as `<place> <key>`. */
  fields: texts,
});
export type ConnectorTerms = v.InferOutput<typeof connectorTermsSchema>;

/** How a connector's manifest differs from what a person relied on. */
export interface ConnectorChange {
  readonly what: 'server' | 'auth' | 'landing' | 'field';
  /** Hosts, kinds of sign-in, or the key of the field; '' for none. */
  readonly before: string;
  readonly now: string;
}

/**
 * What has changed since. None of it is obeyed silently: the server that a person connected to stays theirs until they
 * connect again.
 */
export function connectorChanges(
  relied: { readonly serverUrl: string; readonly terms?: ConnectorTerms | undefined },
  published: { readonly serverUrl: string; readonly terms: ConnectorTerms },
): ConnectorChange[] {
  const changes: ConnectorChange[] = [];
  const note = (what: ConnectorChange['what'], before: string, now: string) => {
    if (before !== now) changes.push({ what, before, now });
  };
  // Another path or port of the same host is another server too.
  if (relied.serverUrl.replace(/\/+$/, '') !== published.serverUrl.replace(/\/+$/, ''))
    changes.push({ what: 'server', before: hostOf(relied.serverUrl), now: hostOf(published.serverUrl) });
  const { terms } = relied;
  if (!terms) return changes;
  note('auth', terms.authType, published.terms.authType);
  note('landing', hostOf(terms.redirectPage ?? ''), hostOf(published.terms.redirectPage ?? ''));
  const known = new Set(published.terms.fields);
  for (const field of terms.fields) if (!known.has(field)) note('field', keyOf(field), '');
  return changes.filter((change, index) => changes.findIndex((one) => sameJson(one, change)) === index);
}

function keyOf(field: string): string {
  return field.slice(field.indexOf(' ') + 1);
}
