import { askServer } from '../api/app-connect';
import { fail } from '../core/problem';
import { serverRoutes, type ServerRouteName } from '../core/server-route';
import type { Context } from './context';
import { ringCentralAccessToken } from './ring-central';
import { withRingCentral, withServer } from './server-session';
import { describeTarget, sessionBeforeLogin } from './server-target';

/** Asks the connected server one of the known routes on behalf of a screen. */
export async function askServerRoute(
  context: Context,
  question: {
    route: ServerRouteName;
    query: { readonly [name: string]: string };
    body?: unknown;
  },
): Promise<unknown> {
  const { route, query, body } = question;
  const request = { ...serverRoutes[route], query, ...(body !== undefined && { body }) };
  if (request.asRingCentral)
    return withRingCentral(context, (session) => askServer(context.http, session, request));
  return withServer((session) => askServer(context.http, session, request));
}

/** Routes of a connector's server that a sign-in depends on, asked before it is connected. */
export type SignInRoute = 'managedAuthState' | 'managedOAuthState';

/** @throws ProblemError `missing_route` without asking, where this generation would get a token in vain */
export async function askConnector(
  context: Context,
  connectorId: string,
  route: SignInRoute,
): Promise<unknown> {
  const { connection, connector } = await describeTarget(context, connectorId, '');
  if (route === 'managedOAuthState' && !connection.capabilities.rcTokenInHeader) return fail('missing_route');
  const session = sessionBeforeLogin(connection, await ringCentralAccessToken(context));
  const query = { ...connector, isPrivate: String(connector.isPrivate) };
  return askServer(context.http, session, { ...serverRoutes[route], query });
}
