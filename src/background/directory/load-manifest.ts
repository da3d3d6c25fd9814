import { getManifest, type Kind } from '../../api/directory/directory';
import type { CatalogItem } from '../../core/directory/catalog';
import { isTransient, toProblem } from '../../core/basics/problem';
import { keepManifest, manifestCache } from '../../storage/directory/manifest-cache';
import { readAccountId } from '../../storage/sign-in/session-owner';
import type { Context } from '../worker/context';

/** A manifest's body; the last one seen when the directory does not answer. */
export async function loadManifest(
  context: Context,
  kind: Kind,
  item: Pick<CatalogItem, 'id' | 'access' | 'ownerAccountId'>,
): Promise<unknown> {
  const key = `${kind}:${item.id}`;
  const keep = (body: unknown) => keepManifest(key, body, context.clock.now());
  try {
    const body = await getManifest(context.http, kind, item, await readAccountId());
    await keep(body);
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
