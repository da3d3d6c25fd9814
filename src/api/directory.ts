import { readCatalogItems, type Access, type CatalogItem } from '../core/catalog';
import { isObject } from '../core/json';
import { fail } from '../core/problem';
import { withParameters } from '../core/url';
import { ask, type Http } from './http';

/** Where plugins and connectors are published (facts/app-connect-server.md §4.1); no credentials. */
const base = 'https://appconnect.labs.ringcentral.com/public-api/connectors';

export type Kind = 'plugin' | 'connector';

export interface Listing {
  readonly items: readonly CatalogItem[];
  readonly dropped: number;
}

/** A directory that always names a next page must end somewhere. */
const mostPages = 200;

/** GET /connectors, following `nextPageToken`. */
export async function listPublic(http: Http, kind: Kind): Promise<Listing> {
  const pages: Listing[] = [];
  let pageToken: string | undefined;
  do {
    const body = await ask(http, { method: 'GET', url: withParameters(base, { type: kind, pageToken }) });
    if (!isObject(body) || !Array.isArray(body['connectors'])) return fail('unexpected');
    pages.push(readCatalogItems(body['connectors'], 'public'));
    const next = body['nextPageToken'];
    pageToken = typeof next === 'string' && next !== '' && next !== pageToken ? next : undefined;
  } while (pageToken !== undefined && pages.length < mostPages);
  return join(pages);
}

/** GET /connectors/internal: private ones of the account and those shared with it. */
export async function listInternal(http: Http, kind: Kind, accountId: string): Promise<Listing> {
  const url = withParameters(`${base}/internal`, { access: 'internal', type: kind, accountId });
  const body = await ask(http, { method: 'GET', url });
  if (!isObject(body)) return fail('unexpected');
  return join([
    readCatalogItems(body['privateConnectors'], 'private'),
    readCatalogItems(body['sharedConnectors'], 'shared'),
  ]);
}

function join(listings: readonly Listing[]): Listing {
  return {
    items: listings.flatMap((listing) => listing.items),
    dropped: listings.reduce((sum, listing) => sum + listing.dropped, 0),
  };
}

/** GET /connectors/<id>/manifest; shared ones are asked for with their owner's account. The body, unread. */
export async function getManifest(
  http: Http,
  kind: Kind,
  item: { id: string; access: Access; ownerAccountId: string },
  accountId: string,
): Promise<unknown> {
  const internal = {
    access: 'internal',
    accountId: item.access === 'shared' ? item.ownerAccountId : accountId,
  };
  const url = `${base}/${encodeURIComponent(item.id)}/manifest`;
  return ask(http, {
    method: 'GET',
    url: withParameters(url, { type: kind, ...(item.access !== 'public' && internal) }),
  });
}
