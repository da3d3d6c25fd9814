import { declaresAddress } from '../../core/directory/declared-address';
import { fail } from '../../core/basics/problem';
import { manifestCache } from '../../storage/directory/manifest-cache';

/** Throws `manifest` unless the kept manifest names the address to which a page wants a token sent. */
export async function requireDeclared(
  manifest: `${'plugin' | 'connector'}:${string}`,
  key: 'serverUrl' | 'logoutUrl',
  address: string,
): Promise<void> {
  const kept = await manifestCache.get(manifest);
  if (!declaresAddress(kept?.body, key, address)) fail('manifest', { message: key });
}
