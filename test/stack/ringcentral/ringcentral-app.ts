import type { Express } from 'express';
import { createExpressApp } from '../express-app';
import { allowCredentialedCors } from '../front/cors';
import { addAccountRoutes } from './account-routes';
import { addOAuthRoutes } from './oauth-routes';
import { addReportRoutes } from './report-routes';
import type { TokenStore } from './token-store';

/** Plays platform.ringcentral.com: sign-in, tokens, identity, calls and their sums. */
export function createRingCentralApp(tokens: TokenStore): Express {
  const app = createExpressApp();
  app.use(allowCredentialedCors);
  addOAuthRoutes(app, tokens);
  addAccountRoutes(app, tokens);
  addReportRoutes(app, tokens);
  return app;
}
