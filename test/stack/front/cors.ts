import type { IncomingMessage, ServerResponse } from 'node:http';

/** CORS headers as the public services send them: any origin, requested headers reflected. */
export function corsHeaders(request: IncomingMessage): Record<string, string> {
  const asked = request.headers['access-control-request-headers'];
  return {
    'access-control-allow-origin': '*',
    'access-control-allow-methods': 'GET,POST,PATCH,PUT,DELETE',
    'access-control-expose-headers': 'x-refreshed-jwt-token',
    ...(asked === undefined ? {} : { 'access-control-allow-headers': asked }),
  };
}

/** Sets the CORS headers and answers a preflight. */
export function allowCors(request: IncomingMessage, response: ServerResponse, next: () => void): void {
  for (const [name, value] of Object.entries(corsHeaders(request))) response.setHeader(name, value);
  if (request.method !== 'OPTIONS') return next();
  response.statusCode = 204;
  response.end();
}
