import { getInternalList, getManifest, getPublicPage } from '../../api/directory/directory';
import { manifestKey, type CatalogItem, type ListingKind } from '../../core/directory/catalog';
import { isTransient, toProblem } from '../../core/basics/problem';
import { manifestCache } from '../../storage/directory/manifest-cache';
import { readItem } from '../../storage/basics/item';
import * as owner from '../../storage/sign-in/session-owner';
import type { Context } from '../worker/context';

/** One page of the public list, or the whole internal list of the account; the body, unparsed. */
export async function getListPage(
  context: Context,
  {
    kind,
    source,
    pageToken,
  }: { kind: ListingKind; source: 'public' | 'internal'; pageToken?: string | undefined },
): Promise<unknown> {
  if (source === 'public') return getPublicPage(context.http, kind, pageToken);
  return getInternalList(context.http, kind, await ownAccountId());
}

/** Above `mostManifests`, the oldest are dropped until `fewerManifests` are left. */
const mostManifests = 500;
const fewerManifests = 400;

/** A manifest's body; the last one seen if the directory does not answer. */
export async function fetchManifest(
  context: Context,
  kind: ListingKind,
  item: Pick<CatalogItem, 'id' | 'access' | 'ownerAccountId'>,
): Promise<unknown> {
  const key = manifestKey(kind, item.id);
  const keep = (body: unknown) => manifestCache.set(key, { body, fetchedAt: context.clock.now() });
  try {
    const body = await getManifest(context.http, kind, item, await ownAccountId());
    await keep(body);
    await dropOldest();
    return body;
  } catch (error) {
    const { code } = toProblem(error);
    const { body } = (await manifestCache.get(key)) ?? {};
    // A failure is remembered too, so that it is not repeated at once; being offline says nothing about the
    // manifest.
    if (code !== 'offline') await keep(body);
    if (body !== undefined && isTransient({ code })) return body;
    throw error;
  }
}

async function dropOldest(): Promise<void> {
  if ((await manifestCache.count()) <= mostManifests) return;
  const oldest = [...(await manifestCache.entries())].toSorted(([, a], [, b]) => b.fetchedAt - a.fetchedAt);
  for (const [key] of oldest.slice(fewerManifests)) await manifestCache.remove(key);
}

async function ownAccountId(): Promise<string> {
  return (await readItem(owner.identity))?.accountId ?? '';
}
