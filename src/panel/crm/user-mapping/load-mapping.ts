import { readRecord } from '../../../core/settings/admin-column';
import type { Extension } from '../../../core/basics/extension';
import { readUserMapping, toMatch, type MappedUser } from '../../../core/crm/user-mapping';
import type { SeenRecords } from '../../../actions/settings/save-admin-records';
import { refreshSettings } from '../../../actions/settings/refresh-settings';
import { askServer } from '../../../actions/crm/ask-server';
import { call } from '../../../protocol/client';
import { loadExtensions } from '../../shared/extensions';

export interface Mapping {
  readonly extensions: readonly Extension[];
  readonly mapped: readonly MappedUser[];
  /** The account's records by CRM user, on which changes are based. */
  readonly records: SeenRecords;
  /** The account has more extensions than were read. */
  readonly isCut: boolean;
}

/**
 * Loads all extensions from RingCentral, then the CRM's users with their extensions from the App Connect server. The
 * server stores the matches that it finds; `restart` makes it forget the stored ones and match everybody again.
 */
export async function loadMapping({ restart }: { restart: boolean }): Promise<Mapping> {
  const { extensions, isCut } = await loadExtensions();
  const mapped = await askServer(
    restart ? 'restartUserMapping' : 'userMapping',
    { body: { rcExtensionList: extensions.map(toMatch) } },
    readUserMapping,
  );
  // Also checks earlier writes again; errors of that are shown elsewhere.
  refreshSettings().catch(() => undefined);
  const rows = await call('readUserMappings', {});
  const records = Object.fromEntries(
    mapped.map(({ user }) => [user.id, readRecord('userMappings', rows, user.id)]),
  );
  return { extensions, mapped, records, isCut };
}
