import { logOut } from '../../api/sign-in/session';
import { isSameCrm, type Connection } from '../../core/crm/account';
import { needsReconnect, ProblemError } from '../../core/basics/problem';
import { withLock } from '../../platform/lock';
import { farewells, sessionToken, type Farewell } from '../../storage/sign-in/credentials';
import { crmFarewell } from '../../storage/sign-in/crm-access';
import { readItem, updateItem, writeItem } from '../../storage/basics/item';
import * as owner from '../../storage/sign-in/session-owner';
import type { Context } from '../worker/context';
import { sessionBeforeLogin } from './server-target';

/** Writes down the session of a CRM that is about to be left, before its token gives way. */
export async function noteFarewell(connection: Connection): Promise<void> {
  const stored = await readItem(sessionToken);
  if (!stored || stored.serverUrl !== connection.serverUrl || connection.state === 'revoked') return;
  await updateItem(farewells, (all) => [...all, { connection, token: stored.token }]);
}

/** Tells the servers of the CRMs that were left, each with its own token; also what a killed worker has not told. */
export async function sayFarewells(context: Context): Promise<void> {
  await withLock('farewell', async () => {
    for (const farewell of await readItem(farewells)) {
      const now = await readItem(owner.connection);
      // Whoever was killed before they left, or is back, would lose the session that they have.
      if (!now || !isSameCrm(now, farewell.connection)) await tell(context, farewell);
      await updateItem(farewells, (all) => all.filter(({ token }) => token !== farewell.token));
    }
  });
}

/** A session that the server does not know any more needs no end. */
async function tell(context: Context, { connection, token }: Farewell): Promise<void> {
  try {
    // The token that the server may renew meanwhile is of no use, and must not take the place of the new one.
    await logOut(context.http, { ...sessionBeforeLogin(connection), token });
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    const { problem } = error;
    if (!needsReconnect(problem))
      await writeItem(crmFarewell, { connectorName: connection.connectorName, problem });
  }
}
