import { getInternalList, getManifest, getPublicPage, type Kind } from '../../api/directory/directory';
import type { CatalogItem } from '../../core/directory/catalog';
import { isTransient, toProblem } from '../../core/basics/problem';
import { manifestCache } from '../../storage/directory/manifest-cache';
import { readItem } from '../../storage/basics/item';
import * as owner from '../../storage/sign-in/session-owner';
import type { Context } from '../worker/context';

/** One page of the public list, or the whole list of what is the account's own; the body, unread. */
export async function getListPage(
  context: Context,
  { kind, source, pageToken }: { kind: Kind; source: 'public' | 'internal'; pageToken?: string | undefined },
): Promise<unknown> {
  if (source === 'public') return getPublicPage(context.http, kind, pageToken);
  return getInternalList(context.http, kind, await ownAccountId());
}

/** How many manifests are kept at most, and how many are left when there are more. */
const mostManifests = 500;
const fewerManifests = 400;

/** A manifest's body; the last one seen when the directory does not answer. */
export async function loadManifest(
  context: Context,
  kind: Kind,
  item: Pick<CatalogItem, 'id' | 'access' | 'ownerAccountId'>,
): Promise<unknown> {
  const key = `${kind}:${item.id}`;
  const keep = (body: unknown) => manifestCache.set(key, { body, fetchedAt: context.clock.now() });
  try {
    const body = await getManifest(context.http, kind, item, await ownAccountId());
    await keep(body);
    await dropOldest();
    return body;
  } catch (error) {
    const { code } = toProblem(error);
    const { body } = (await manifestCache.get(key)) ?? {};
    // One that could not be had is not asked for again at once, unless nobody could have been.
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
