import { readAnswer } from '../../core/basics/answer';
import type { Capabilities } from '../../core/crm/account';
import type { ConnectorTraits } from '../../core/crm/connector-traits';
import { serverRoutes } from '../../core/crm/server-route';
import { fail, needsReconnect } from '../../core/basics/problem';
import { below, originOf } from '../../core/basics/url';
import { bodyOf, send, type GatedRequest, type Http } from './http';

/** What requests to an App Connect server may carry. */
export interface ServerSession {
  readonly serverUrl: string;
  readonly capabilities: Capabilities;
  /** App Connect session token; '' before sign-in. */
  readonly token: string;
  /** RingCentral access token; goes with the purposes that carry it (core/basics/token-table.ts). */
  readonly ringCentralToken: string;
  readonly hashedExtensionId: string;
  readonly hashedAccountId: string;
  /** How requests are made, as the connector wants it. */
  readonly traits?: ConnectorTraits | undefined;
  /** Stores a rotated session token that this server sent. */
  readonly keepToken: (token: string) => Promise<void>;
}

export interface ServerRequest extends Pick<
  GatedRequest,
  'purpose' | 'method' | 'query' | 'body' | 'secrets' | 'timeoutMs' | 'largest'
> {
  readonly path: string;
}

const lookUps = new WeakMap<Http, Map<string, Promise<unknown>>>();

/**
 * Sends one request to the connector's own server. Which tokens go with it, and where, is decided by its purpose. Who
 * has a number is asked once at a time, whoever wants to know: of two such questions the server fails one, because
 * both write its row for the number (core 1.7.41 handlers/contact.js:111).
 */
export async function requestServer(
  http: Http,
  session: ServerSession,
  request: ServerRequest,
): Promise<unknown> {
  if (request.purpose !== 'contacts' || request.method) return sendToServer(http, session, request);
  return askOnce(http, session, session.traits?.refreshesContacts ? refreshing(request) : request);
}

/** Past the server's cache of matches, which otherwise never expires; a search by name has none. */
function refreshing(request: ServerRequest): ServerRequest {
  if (request.path !== serverRoutes.contacts.path) return request;
  return { ...request, query: { ...request.query, isForceRefreshAccountData: 'true' } };
}

async function askOnce(http: Http, session: ServerSession, request: ServerRequest): Promise<unknown> {
  const asked = lookUps.get(http) ?? new Map<string, Promise<unknown>>();
  lookUps.set(http, asked);
  const key = JSON.stringify([session.token, request]);
  const answer = asked.get(key) ?? sendToServer(http, session, request).finally(() => asked.delete(key));
  asked.set(key, answer);
  return answer;
}

async function sendToServer(
  http: Http,
  session: ServerSession,
  { path, ...request }: ServerRequest,
): Promise<unknown> {
  const url = below(session.serverUrl, path);
  // A path from outside must never carry a token to another host.
  if (originOf(url) !== originOf(session.serverUrl)) fail('bug', { message: 'Wrong origin' });
  const { timeoutMs = session.traits?.timeoutMs, ...rest } = request;
  const raw = await send(http, {
    ...rest,
    ...(timeoutMs !== undefined && { timeoutMs }),
    url,
    secrets: { session: session.token, ringCentral: session.ringCentralToken, ...request.secrets },
    generation: session.capabilities.rcTokenInHeader ? 'callback' : 'polling',
    about: {
      ...(session.hashedExtensionId && { 'rc-extension-id': session.hashedExtensionId }),
      ...(session.hashedAccountId && { 'rc-account-id': session.hashedAccountId }),
    },
  });
  const answer = readAnswer(raw);
  // A server may rotate a token while it refuses it: kept, that one would hide that the session has ended.
  const isOver = !answer.ok && needsReconnect(answer.problem);
  if (raw.refreshedToken && session.token && !isOver) await session.keepToken(raw.refreshedToken);
  return bodyOf(raw, url, answer);
}
