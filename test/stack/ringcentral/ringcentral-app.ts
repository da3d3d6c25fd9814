import type { Express } from 'express';
import { createExpressApp } from '../express-app';
import { allowCors } from '../front/cors';
import { addAccountRoutes } from './account-routes';
import { addOAuthRoutes } from './oauth-routes';
import type { TokenStore } from './token-store';

/** Plays platform.ringcentral.com: sign-in, tokens, identity. */
export function createRingCentralApp(tokens: TokenStore): Express {
  const app = createExpressApp();
  app.use(allowCors);
  addOAuthRoutes(app, tokens);
  addAccountRoutes(app, tokens);
  return app;
}
