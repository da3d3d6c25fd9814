import type { ServerSession } from '../../api/basics/app-connect';
import type { Connection } from '../../core/crm/account';
import { fail, needsReconnect, ProblemError, toProblem, type Problem } from '../../core/basics/problem';
import { sessionToken } from '../../storage/sign-in/credentials';
import { readItem, updateItem } from '../../storage/basics/item';
import * as owner from '../../storage/sign-in/session-owner';
import type { Context } from '../worker/context';
import { doubtCapabilities } from './server-capabilities';
import { withAccessToken } from './ring-central';
import { reasonBehind } from './refusal-reason';
import { keepRotatedToken } from './rotated-token';
import { requireConnection } from '../../storage/sign-in/session-owner';
import { sessionBeforeLogin } from './server-target';

type Work<T> = (session: ServerSession, connection: Connection) => Promise<T>;

/**
 * Runs `work` with the connected CRM's session. A session that turns out to have ended is marked as such; a server
 * that lacks a route is asked again what it can do.
 */
export async function withServer<T>(context: Context, work: Work<T>): Promise<T> {
  const connection = await requireConnection();
  const session = await openSession(connection);
  try {
    return await work(session, connection);
  } catch (error) {
    const problem = await reasonBehind(context, session, toProblem(error));
    if (needsReconnect(problem)) await markRevoked(session.token);
    if (problem.code === 'missing_route') await doubtCapabilities(context);
    throw new ProblemError(problem);
  }
}

/**
 * Like `withServer`, with the RingCentral token. If RingCentral refuses the token, it is renewed and the work is
 * repeated, so `work` must tolerate being run twice.
 */
export async function withRingCentral<T>(context: Context, work: Work<T>): Promise<T> {
  const isRefused = ({ code }: Problem) => code === 'ringcentral_expired';
  return withServer(context, (session, connection) =>
    withAccessToken(context, isRefused, (ringCentralToken) =>
      work({ ...session, ringCentralToken }, connection),
    ),
  );
}

/** The session of a connection, for one use; `withServer` also notices when it has ended. */
async function openSession(connection: Connection): Promise<ServerSession> {
  const stored = await readItem(sessionToken);
  // A token belongs to the server that issued it.
  if (!stored || stored.serverUrl !== connection.serverUrl) return fail('not_connected');
  const { token } = stored;
  return {
    ...sessionBeforeLogin(connection),
    token,
    keepToken: (rotated) => keepRotatedToken(stored, rotated),
  };
}

/** A late answer about the previous session says nothing about the new one. */
async function markRevoked(token: string): Promise<void> {
  if ((await readItem(sessionToken))?.token !== token) return;
  await updateItem(owner.connection, (current): Connection | null =>
    current ? { ...current, state: 'revoked' } : current,
  );
}
