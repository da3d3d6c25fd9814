import { getManifest } from '../../api/directory/directory';
import { manifestKey, type CatalogItem, type ListingKind } from '../../core/directory/catalog';
import { toProblem } from '../../core/basics/problem';
import { keepManifest, manifestCache } from '../../storage/directory/manifest-cache';
import { readAccountId } from '../../storage/sign-in/session-owner';
import type { Context } from '../worker/context';

/**
 * A manifest's body; the last one seen if it cannot be had and was not withdrawn. With `isFresh` it is never that one: what is
 * agreed to and registered must not come from a cache (test/unit/background/plugins/fresh-manifest.test.ts).
 */
export async function fetchManifest(
  context: Context,
  kind: ListingKind,
  item: Pick<CatalogItem, 'id' | 'access' | 'ownerAccountId'>,
  isFresh = false,
): Promise<unknown> {
  const key = manifestKey(kind, item.id);
  const keep = (body: unknown) => keepManifest(key, body, context.now());
  try {
    const body = await getManifest(context.http, kind, item, await readAccountId());
    await keep(body);
    return body;
  } catch (error) {
    const problem = toProblem(error);
    const { body } = (await manifestCache.get(key)) ?? {};
    // A failure is remembered too, so that it is not repeated at once; being offline says nothing about the
    // manifest.
    if (problem.code !== 'offline') await keep(body);
    if (!isFresh && body !== undefined && problem.status !== 404) return body;
    throw error;
  }
}
