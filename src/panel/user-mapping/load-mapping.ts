import type { Extension } from '../../core/extension';
import { readUserMapping, toMatch, type MappedUser } from '../../core/user-mapping';
import { loadExtensions } from '../extensions';
import { refreshSettings } from '../../desk/refresh';
import { askServer } from '../../desk/server-question';

export interface Mapping {
  readonly extensions: readonly Extension[];
  readonly mapped: readonly MappedUser[];
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
  refreshSettings(60_000).catch(() => undefined);
  return { extensions, mapped, isCut };
}
