import { getInternalList, getPublicPage } from '../../api/directory/directory';
import type { ListingKind } from '../../core/directory/catalog';
import { readAccountId } from '../../storage/sign-in/session-owner';
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
  return getInternalList(context.http, kind, await readAccountId());
}
