import { withLock } from '../../platform/lock';
import { readItem, writeItem } from '../../storage/basics/item';
import { ringCentralAccess, ringCentralPair, ringCentralRefresh } from '../../storage/sign-in/credentials';

/** At the first start after version 0.1.0: takes the access token off the disk. Repeating it is harmless. */
export async function splitTokens(): Promise<void> {
  // No renewal may be under way: its refresh token would be replaced by the used one.
  await withLock('ringcentral-refresh', async () => {
    const stored = await readItem(ringCentralPair);
    if (!stored) return;
    const { refreshToken, ...access } = stored;
    await writeItem(ringCentralAccess, access);
    await writeItem(ringCentralRefresh, { refreshToken });
  });
}
