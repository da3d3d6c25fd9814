import type { Capabilities } from '../../core/crm/account';
import { fail } from '../../core/basics/problem';
import { originOf, withParameters } from '../../core/basics/url';
import { bodyOf, type Http, type HttpRequest } from './http';

/** What requests to an App Connect server may carry. */
export interface ServerSession {
  readonly serverUrl: string;
  readonly capabilities: Capabilities;
  /** App Connect session token; '' before sign-in. */
  readonly token: string;
  /** RingCentral access token, sent only to routes that need it. */
  readonly ringCentralToken: string;
  readonly hashedExtensionId: string;
  readonly hashedAccountId: string;
  /** Stores a rotated session token that this server sent. */
  readonly keepToken: (token: string) => Promise<void>;
}

export interface ServerRequest {
  readonly method: HttpRequest['method'];
  readonly path: string;
  readonly query?: { readonly [name: string]: string | undefined };
  readonly body?: unknown;
  /** Sends the RingCentral token in the way this generation of server expects. */
  readonly asRingCentral?: boolean;
  /** `/pluginAsyncTask` of the polling generation reads the session token from the query only. */
  readonly tokenInQuery?: boolean;
  readonly timeoutMs?: number;
}

/** Sends one request to the connector's own server. Tokens go where src/README.md, Where each token goes, says. */
export async function requestServer(
  http: Http,
  session: ServerSession,
  request: ServerRequest,
): Promise<unknown> {
  const url = addressOf(session, request);
  const raw = await http({
    method: request.method,
    url,
    headers: headersOf(session, request),
    ...(request.body !== undefined && { body: request.body }),
    ...(request.timeoutMs !== undefined && { timeoutMs: request.timeoutMs }),
  });
  if (raw.refreshedToken && session.token) await session.keepToken(raw.refreshedToken);
  return bodyOf(raw, url);
}

function addressOf(session: ServerSession, request: ServerRequest): string {
  const address = `${session.serverUrl.replace(/\/+$/, '')}${request.path}`;
  const inQuery = request.asRingCentral && !session.capabilities.rcTokenInHeader;
  const url = withParameters(address, {
    ...request.query,
    ...(inQuery && { rcAccessToken: session.ringCentralToken }),
    ...(request.tokenInQuery && { jwtToken: session.token }),
  });
  // A path from outside must never carry a token to another host.
  return originOf(url) === originOf(session.serverUrl) ? url : fail('bug', { message: 'Wrong origin' });
}

function headersOf(session: ServerSession, request: ServerRequest): { [name: string]: string } {
  const inHeader = request.asRingCentral && session.capabilities.rcTokenInHeader;
  return {
    ...(session.token && !request.tokenInQuery && { authorization: `Bearer ${session.token}` }),
    ...(inHeader && { 'x-rc-access-token': session.ringCentralToken }),
    ...(session.hashedExtensionId && { 'rc-extension-id': session.hashedExtensionId }),
    ...(session.hashedAccountId && { 'rc-account-id': session.hashedAccountId }),
  };
}
