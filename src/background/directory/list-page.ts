import { getInternalList, getPublicPage, type Kind } from '../../api/directory/directory';
import { readAccountId } from '../../storage/sign-in/session-owner';
import type { Context } from '../worker/context';

/** One page of the public list, or the whole list of what is the account's own; the body, unread. */
export async function getListPage(
  context: Context,
  { kind, source, pageToken }: { kind: Kind; source: 'public' | 'internal'; pageToken?: string | undefined },
): Promise<unknown> {
  if (source === 'public') return getPublicPage(context.http, kind, pageToken);
  return getInternalList(context.http, kind, await readAccountId());
}
