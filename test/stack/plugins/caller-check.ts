import type { NextFunction, Request, Response } from 'express';
import { bearerToken, queryText } from '../express-app';
import { readClaims } from '../json-web-token';
import type { PluginTokens } from './plugin-token';

/**
 * Lets App Connect in: by the plugin's own bearer token (refreshed in the answer when it is old), or,
 * from the polling generation, by the `jwtToken` in the query, which a plugin can only read.
 */
export function checkCaller(tokens: PluginTokens) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const bearer = bearerToken(request);
    if (bearer === null) {
      const session = readClaims(queryText(request, 'jwtToken'));
      if (session?.['id'] === undefined) response.status(401).send('Bearer token is required');
      else next();
      return;
    }
    const now = Date.now();
    const claims = tokens.verify(bearer, now);
    if (claims === null) {
      response.status(401).send('Invalid bearer token');
      return;
    }
    const refreshed = tokens.refresh(claims, now);
    if (refreshed !== null) response.setHeader('x-refreshed-jwt-token', refreshed);
    next();
  };
}
