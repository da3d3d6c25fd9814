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
  /** Who is mapped as the account has it: the records that a change begins from, by CRM user. */
  readonly records: SeenRecords;
  /** The account has more extensions than are read. */
  readonly isCut: boolean;
}

/**
 * All extensions from RingCentral, then the CRM's users with theirs from the App Connect server. The server keeps what
 * it matches as it answers; `restart` has it forget what was there and match everybody anew.
 */
export async function loadMapping({ restart }: { restart: boolean }): Promise<Mapping> {
  const { extensions, isCut } = await loadExtensions();
  const mapped = await askServer(
    restart ? 'restartUserMapping' : 'userMapping',
    { body: { rcExtensionList: extensions.map(toMatch) } },
    readUserMapping,
  );
  // What was chosen here before is looked at again as well; what went wrong with that is told elsewhere.
  refreshSettings().catch(() => undefined);
  const rows = await call('readUserMappings', {});
  const records = Object.fromEntries(
    mapped.map(({ user }) => [user.id, readRecord('userMappings', rows, user.id)]),
  );
  return { extensions, mapped, records, isCut };
}
