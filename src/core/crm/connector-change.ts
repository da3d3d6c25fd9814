import * as v from 'valibot';
import { optionalText, texts } from '../basics/schema-parts';
import { sameJson } from '../basics/json';
import { hostOf } from '../basics/url';

/** What a person relied on when they connected, as the connector's manifest said it then or when they last looked. */
export const connectorFactsSchema = v.object({
  authType: v.picklist(['apiKey', 'oauth']),
  /** Page on which sign-ins end; missing where it names none. */
  redirectPage: optionalText,
  /** Fields of its log forms and settings, as `<place> <key>`. */
  fields: texts,
});
export type ConnectorFacts = v.InferOutput<typeof connectorFactsSchema>;

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
  relied: { readonly serverUrl: string; readonly facts?: ConnectorFacts | undefined },
  published: { readonly serverUrl: string; readonly facts: ConnectorFacts },
): ConnectorChange[] {
  const changes: ConnectorChange[] = [];
  const note = (what: ConnectorChange['what'], before: string, now: string) => {
    if (before !== now) changes.push({ what, before, now });
  };
  // Another path or port of the same host is another server too.
  if (relied.serverUrl.replace(/\/+$/, '') !== published.serverUrl.replace(/\/+$/, ''))
    changes.push({ what: 'server', before: hostOf(relied.serverUrl), now: hostOf(published.serverUrl) });
  const { facts } = relied;
  if (!facts) return changes;
  note('auth', facts.authType, published.facts.authType);
  note('landing', hostOf(facts.redirectPage ?? ''), hostOf(published.facts.redirectPage ?? ''));
  const known = new Set(published.facts.fields);
  for (const field of facts.fields) if (!known.has(field)) note('field', keyOf(field), '');
  return changes.filter((change, index) => changes.findIndex((one) => sameJson(one, change)) === index);
}

function keyOf(field: string): string {
  return field.slice(field.indexOf(' ') + 1);
}
