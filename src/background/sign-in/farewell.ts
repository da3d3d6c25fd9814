import { logOut } from '../../api/sign-in/session';
import { isSameCrm } from '../../core/crm/account';
import { needsReconnect, ignoreProblem, toProblem } from '../../core/basics/problem';
import { withLock } from '../../platform/lock';
import { farewells, sessionToken, type Farewell } from '../../storage/sign-in/credentials';
import { crmFarewell } from '../../storage/sign-in/crm-access';
import { readItem, updateItem, writeItem } from '../../storage/basics/item';
import * as owner from '../../storage/sign-in/session-owner';
import type { Context } from '../worker/context';
import { sessionBeforeLogin } from './server-target';

/** Stores the session of the connected CRM, which may be about to be left, before its token is replaced. */
export async function noteFarewell(): Promise<void> {
  const connection = await readItem(owner.connection);
  const stored = await readItem(sessionToken);
  if (!connection || stored?.serverUrl !== connection.serverUrl || connection.state === 'revoked') return;
  await updateItem(farewells, (all) => [...all, { connection, token: stored.token }]);
}

/**
 * Logs out of the servers of disconnected CRMs, each with its own token; including those that a killed worker had not
 * reached.
 */
export async function sayFarewells(context: Context): Promise<void> {
  await withLock('farewell', async () => {
    for (const farewell of await readItem(farewells)) {
      const now = await readItem(owner.connection);
      // If the person has reconnected, or never left because the worker was killed, logging out would end their
      // current session.
      if (!now || !isSameCrm(now, farewell.connection)) await tell(context, farewell);
      await updateItem(farewells, (all) => all.filter(({ token }) => token !== farewell.token));
    }
  });
}

/** A session that the server no longer knows need not be ended. */
async function tell(context: Context, { connection, token }: Farewell): Promise<void> {
  try {
    // A token renewed in the answer is useless and must not replace the new session's token.
    await logOut(context.http, { ...sessionBeforeLogin(connection), token });
  } catch (error) {
    ignoreProblem(error);
    const problem = toProblem(error);
    if (!needsReconnect(problem))
      await writeItem(crmFarewell, { connectorName: connection.connectorName, problem });
  }
}
