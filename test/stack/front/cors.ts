import type { IncomingMessage, ServerResponse } from 'node:http';
import { HOSTS } from '../hosts';

/** CORS headers as the public services send them: any origin, requested headers reflected. */
function publicCorsHeaders(request: IncomingMessage): Record<string, string> {
  const asked = request.headers['access-control-request-headers'];
  return {
    'access-control-allow-origin': '*',
    'access-control-allow-methods': 'GET,POST,PATCH,PUT,DELETE',
    'access-control-expose-headers': 'x-refreshed-jwt-token',
    ...(asked === undefined ? {} : { 'access-control-allow-headers': asked }),
  };
}

/** CORS headers for requests with cookies: a browser takes no `*` there, only the asking origin by its name. */
function credentialedCorsHeaders(request: IncomingMessage): Record<string, string> {
  const { origin } = request.headers;
  if (origin === undefined) return { vary: 'Origin' };
  return {
    ...publicCorsHeaders(request),
    'access-control-allow-origin': origin,
    'access-control-allow-credentials': 'true',
    vary: 'Origin',
  };
}

/** As the host itself would send them. */
export function corsHeaders(request: IncomingMessage, host: string): Record<string, string> {
  return host === HOSTS.ringcentral ? credentialedCorsHeaders(request) : publicCorsHeaders(request);
}

function answering(headersFor: (request: IncomingMessage) => Record<string, string>) {
  return (request: IncomingMessage, response: ServerResponse, next: () => void): void => {
    for (const [name, value] of Object.entries(headersFor(request))) response.setHeader(name, value);
    if (request.method !== 'OPTIONS') return next();
    response.statusCode = 204;
    response.end();
  };
}

/** Sets the CORS headers and answers a preflight. */
export const allowCors = answering(publicCorsHeaders);

/** The same for a host that is asked with cookies. */
export const allowCredentialedCors = answering(credentialedCorsHeaders);
