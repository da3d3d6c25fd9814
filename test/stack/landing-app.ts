import type { Express } from 'express';
import { createExpressApp } from './express-app';
import { html, page } from './html';

/** Plays ringcentral.github.io: the page that every OAuth flow ends on. */
export function createLandingApp(): Express {
  const app = createExpressApp();
  app.get('/ringcentral-embeddable/redirect.html', (_request, response) => {
    response.send(page('Signed in', html`<p>You can close this window.</p>`));
  });
  return app;
}
