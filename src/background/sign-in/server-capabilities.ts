import { isYounger } from '../../core/basics/age';
import { readCapabilities } from '../../api/crm/server-info';
import { isSameCrm } from '../../core/crm/account';
import { ProblemError } from '../../core/basics/problem';
import { withLock } from '../../platform/lock';
import { readItem, updateItem, writeItem } from '../../storage/basics/item';
import { registrations } from '../../storage/plugins/plugin-answers';
import * as owner from '../../storage/sign-in/session-owner';
import type { Context } from '../worker/context';
import { ringCentralAccessToken } from './ring-central';

const day = 86_400_000;
/** A server that contradicts itself is not asked with every request; ms. */
const shortestPause = 60_000;

/** Daily: a server may have been upgraded in place. What cannot be asked now stays as it is known. */
export async function renewCapabilities(context: Context, maxAgeMs = day): Promise<void> {
  await withLock('server-capabilities', async () => {
    const connection = await readItem(owner.connection);
    const now = context.now();
    if (!connection || isYounger(connection.capabilitiesReadAt ?? 0, maxAgeMs, now)) return;
    const { serverUrl, platform, capabilities } = connection;
    const ringCentralToken = await ringCentralAccessToken(context).catch(withoutToken);
    const found = await readCapabilities(
      { http: context.http, serverUrl, platform, ringCentralToken },
      capabilities,
    );
    await updateItem(owner.connection, (current) =>
      current && isSameCrm(current, connection)
        ? { ...current, capabilities: found, capabilitiesReadAt: now }
        : current,
    );
    // Nobody has registered there what was installed before; the next look finds it.
    if (found.accountPlugins && !capabilities.accountPlugins)
      await writeItem(registrations, registrations.fallback);
  });
}

/** An answer contradicts what is known: a missing route, task ids from a server that does not poll. */
export async function doubtCapabilities(context: Context): Promise<void> {
  await renewCapabilities(context, shortestPause);
}

/** The next round of sending, or the next refresh, asks again. */
export async function markCapabilitiesDue(): Promise<void> {
  await updateItem(owner.connection, (current) => current && { ...current, capabilitiesReadAt: 0 });
}

/** The other abilities are asked about without it. */
function withoutToken(error: unknown): string {
  if (error instanceof ProblemError) return '';
  throw error;
}
