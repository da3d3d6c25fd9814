import type { Access, ListingKind } from '../../core/directory/catalog';
import { ask, type Http } from '../basics/http';

/** The directory that publishes plugins and connectors (src/api/README.md, Directory); no credentials. */
const base = 'https://appconnect.labs.ringcentral.com/public-api/connectors';

/** GET /connectors: one page of the public list. The body, unparsed. */
export async function getPublicPage(http: Http, kind: ListingKind, pageToken?: string): Promise<unknown> {
  return ask(http, {
    purpose: 'directory',
    url: base,
    query: { type: kind, pageToken },
  });
}

/** GET /connectors/internal: the account's private items and those shared with it. The body, unparsed. */
export async function getInternalList(http: Http, kind: ListingKind, accountId: string): Promise<unknown> {
  return ask(http, {
    purpose: 'directory',
    url: `${base}/internal`,
    query: { access: 'internal', type: kind, accountId },
  });
}

/** GET /connectors/<id>/manifest; for a shared item, with its owner's account. The body, unparsed. */
export async function getManifest(
  http: Http,
  kind: ListingKind,
  item: { id: string; access: Access; ownerAccountId: string },
  accountId: string,
): Promise<unknown> {
  const internal = {
    access: 'internal',
    accountId: item.access === 'shared' ? item.ownerAccountId : accountId,
  };
  return ask(http, {
    purpose: 'directory',
    url: `${base}/${encodeURIComponent(item.id)}/manifest`,
    query: { type: kind, ...(item.access !== 'public' && internal) },
  });
}
