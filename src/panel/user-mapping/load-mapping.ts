import { readExtensionPage, type Extension } from '../../core/extension';
import { fail } from '../../core/problem';
import { readUserMapping, toMatch, type MappedUser } from '../../core/user-mapping';
import { call } from '../../protocol/client';
import { askServer } from '../server-question';

/** Pages of a thousand. */
const mostPages = 20;

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
  call('refreshSettings', { maxAgeMs: 60_000 }).catch(() => undefined);
  return { extensions, mapped, isCut };
}

async function loadExtensions() {
  const extensions: Extension[] = [];
  for (let page = 1; page <= mostPages; page += 1) {
    const read = readExtensionPage(await call('getExtensionPage', { page })) ?? fail('unexpected');
    extensions.push(...read.extensions);
    if (page >= read.pages) return { extensions, isCut: false };
  }
  return { extensions, isCut: true };
}
