import { getAdminDocument, getOwnDocument } from '../api/settings';
import type { SettingsDocuments } from '../protocol/methods';
import type { Context } from './context';
import { withServer } from './server-session';

/** Both settings documents as the server has them now. */
export async function readSettings(context: Context): Promise<SettingsDocuments> {
  return withServer(async (session) => {
    const [admin, own] = await Promise.all([
      getAdminDocument(context.http, session),
      getOwnDocument(context.http, session),
    ]);
    return { admin, own };
  });
}
