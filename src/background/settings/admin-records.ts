import { pluginOfAgreementWrite } from '../../core/plugins/agreement-write';
import { getAdminColumns } from '../../api/settings/settings';
import type { AdminColumn } from '../../core/settings/admin-column';
import { adminWriteId, pluginOfWrite } from '../../core/plugins/admin-write';
import { isHostileKey, isObject, sameJson } from '../../core/basics/json';
import { fail } from '../../core/basics/problem';
import {
  asAdmin,
  changeAdminRecords,
  replacing,
  type RecordChange,
  type Replacement,
} from './admin-document';
import type { Context } from '../worker/context';
import { discardDraft } from '../sign-in/drafts';
import { requireOwnerKey } from '../../storage/sign-in/session-owner';
import { readItem } from '../../storage/basics/item';
import { adminWrites } from '../../storage/plugins/admin-writes';
import { withRingCentral } from '../sign-in/server-session';

interface AdminRecords {
  readonly column: AdminColumn;
  /** By settings key or CRM user. */
  readonly records: { readonly [key: string]: Replacement & { readonly displayName: string } };
  /** Draft of the form that they were typed in. */
  readonly draft?: string | undefined;
}

/**
 * Replaces records of the account that a page has computed, and discards their draft. Throws `ProblemError`: `stale`
 * when one has changed since the page saw it (nothing is written), or `overwritten`.
 */
export async function replaceAdminRecords(
  context: Context,
  { column, records, draft }: AdminRecords,
): Promise<void> {
  const owner = await requireOwnerKey();
  const ours = await readItem(adminWrites);
  const changes = Object.entries(records).map(([key, { displayName, ...replacement }]) => {
    const refuse = () => fail('invalid_input', { missing: [adminWriteId({ column, key })] });
    if (isHostileKey(key)) refuse();
    // Agreed to only after the manifest was read for it; here an overwritten agreement may be put back, no more.
    const isPutBack = sameJson(ours[adminWriteId({ column, key })]?.written, replacement.record);
    if (pluginOfAgreementWrite({ column, key }) !== undefined && !isPutBack) refuse();
    const isPlugin = pluginOfWrite({ column, key }) !== undefined;
    const change = (before: unknown) => {
      const next = replacing(replacement)(before);
      // A plugin's record is added and removed only by the installation saga.
      return isPlugin && isInstalled(before) !== isInstalled(next ?? undefined) ? refuse() : next;
    };
    return { key, displayName, change };
  });
  await writeAdminRecords(context, column, changes);
  if (draft !== undefined) await discardDraft(owner, draft);
}

function isInstalled(record: unknown): boolean {
  return record !== undefined && !(isObject(record) && record['isRemoved'] === true);
}

/** Changes records of one column, based on a fresh read. */
export async function writeAdminRecords(
  context: Context,
  column: AdminColumn,
  changes: readonly RecordChange[],
): Promise<void> {
  await asAdmin(() =>
    withRingCentral(context, (session) => changeAdminRecords(context, session, column, changes)),
  );
}

/** The rows of CRM users; the rest of the account's row contains credentials and stays here. */
export async function readUserMappings(context: Context): Promise<unknown> {
  return asAdmin(() =>
    withRingCentral(context, async (session) => (await getAdminColumns(context.http, session)).userMappings),
  );
}
