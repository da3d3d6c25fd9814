import { declaresAddress } from '../../core/directory/declared-address';
import { fail } from '../../core/basics/problem';
import { manifestCache } from '../../storage/directory/manifest-cache';

/**
 * Throws `manifest` unless the cached manifest contains this address. A page must not be able to choose where a token
 * is sent; test/unit/core/directory/declared-address.test.ts holds it.
 */
export async function requireDeclared(manifest: string, key: string, address: string): Promise<void> {
  const kept = await manifestCache.get(manifest);
  if (!declaresAddress(kept?.body, key, address)) fail('manifest', { message: key });
}
