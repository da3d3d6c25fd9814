import { requestServer } from '../../api/basics/app-connect';
import type { JsonObject } from '../../core/basics/json';
import type { Capabilities } from '../../core/crm/account';
import type { ConnectorTarget } from '../../core/crm/connector-target';
import { fail } from '../../core/basics/problem';
import { secretPlaces } from '../../core/basics/token-table';
import { serverRoutes, type ServerRoute, type ServerRouteName } from '../../core/crm/server-route';
import { revealSecret, withholdSecrets } from '../../core/sign-in/stored-secret';
import type { Context } from '../worker/context';
import { askInFormats } from '../crm/look-up-query';
import { requireLicenceAgreed } from './agreed-address';
import { ringCentralAccessToken } from './ring-central';
import { withRingCentral, withServer } from './server-session';
import { describeTarget, sessionBeforeLogin } from './server-target';

/**
 * Calls one of the known server routes on behalf of a screen. From routes that return credentials in clear, the page
 * gets none of them, or with `reveal` just that one.
 */
export async function askServerRoute(
  context: Context,
  question: {
    route: ServerRouteName;
    query: { readonly [name: string]: string };
    body?: unknown;
    reveal?: readonly string[] | undefined;
  },
): Promise<unknown> {
  const { route, query, body, reveal } = question;
  const { holdsSecrets, ...named }: ServerRoute = serverRoutes[route];
  if (reveal && !holdsSecrets) return fail('invalid_input');
  if (route === 'pluginLicence') await requireLicenceAgreed(query['pluginId'] ?? '');
  const withSession = secretPlaces[named.purpose]?.ringCentral ? withRingCentral : withServer;
  const ask = (given: typeof query) =>
    withSession(context, (session) => requestServer(context.http, session, { ...named, query: given, body }));
  const answer = await (route === 'contacts' ? askInFormats(query, ask) : ask(query));
  if (reveal) return revealSecret(answer, reveal);
  return holdsSecrets ? withholdSecrets(answer) : answer;
}

/** Routes of a connector's server that a sign-in needs before it is connected. */
export type SignInRoute = 'managedAuthState' | 'managedOAuthState' | 'managedAuthOptions';

/**
 * Its answer, and what the server can do.
 * @throws ProblemError `missing_route` without a request if this generation of server lacks the route and would get a
 * token, or what was typed, in vain
 */
export async function askConnector(
  context: Context,
  { target, route, body }: { target: ConnectorTarget; route: SignInRoute; body?: JsonObject | undefined },
): Promise<{ answer: unknown; capabilities: Capabilities }> {
  const { connection, connector } = await describeTarget(context, target, '');
  const { capabilities } = connection;
  if (route === 'managedOAuthState' && !capabilities.rcTokenInHeader) return fail('missing_route');
  if (route === 'managedAuthOptions' && !capabilities.managedOptions) return fail('missing_route');
  const session = sessionBeforeLogin(connection, await ringCentralAccessToken(context));
  const query = { ...connector, isPrivate: String(connector.isPrivate) };
  const request = { ...serverRoutes[route], query, body };
  return { answer: withholdSecrets(await requestServer(context.http, session, request)), capabilities };
}
