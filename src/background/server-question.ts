import { askServer } from '../api/app-connect';
import { serverRoutes, type ServerRouteName } from '../core/server-route';
import type { Context } from './context';
import { withRingCentral, withServer } from './server-session';

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
