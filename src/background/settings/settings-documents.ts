import type { ServerSession } from '../../api/basics/app-connect';
import { getAdminDocument, getOwnDocument } from '../../api/settings/settings';
import { toProblem } from '../../core/basics/problem';
import { withLock } from '../../platform/lock';
import type { SettingsDocuments } from '../../protocol/settings-methods';
import { updateItem, writeItem } from '../../storage/basics/item';
import * as managed from '../../storage/settings/managed';
import { installedPlugins } from '../../storage/plugins/installed-plugins';
import { checkAdminWrites } from './admin-document';
import type { Context } from '../worker/context';
import { withServer } from '../sign-in/server-session';

/** Both documents are a quarter of the browser's store at most; characters. */
const mostKept = 2_500_000;

/** Reads both settings documents, compares an admin's own writes with them, and keeps them for the panel. */
export async function readSettings(context: Context): Promise<SettingsDocuments> {
  return inSettings(context, async (session) => {
    const askedAt = context.now();
    const documents = await getDocuments(context, session);
    await checkAdminWrites(context, session, { userSettings: documents.admin }, askedAt);
    // One that is too large is mended first: it would fill the store, and what was seen before stays readable.
    if (JSON.stringify(documents).length < mostKept) await keepDocuments(documents);
    return documents;
  });
}

/** One at a time; errors are stored and shown with the list of plugins. */
export async function inSettings<T>(
  context: Context,
  work: (session: ServerSession) => Promise<T>,
): Promise<T> {
  return withLock('settings', async () => {
    try {
      return await withServer(context, work);
    } catch (error) {
      await updateItem(installedPlugins, (seen) => ({ ...seen, problem: toProblem(error) }));
      throw error;
    }
  });
}

export async function getDocuments(context: Context, session: ServerSession): Promise<SettingsDocuments> {
  const [admin, own] = await Promise.all([
    getAdminDocument(context.http, session),
    getOwnDocument(context.http, session),
  ]);
  return { admin, own };
}

export async function keepDocuments({ admin, own }: SettingsDocuments): Promise<void> {
  await writeItem(managed.settingRecords, { admin: { ...admin }, own: { ...own } });
}
