import express from 'express';
import type { ErrorRequestHandler, Express } from 'express';
import { addAsyncRoute } from './async-route.js'; // only: async
import { addLicenseRoute } from './license.js'; // only: license
import { addRegistrationRoutes } from './registration.js';
import { addSignInRoutes } from './sign-in.js'; // only: signIn
import { addSyncRoute } from './sync-route.js'; // only: sync

/** The routes of the contract between App Connect and a plugin. */
export function createApp(): Express {
  const app = express();
  app.disable('x-powered-by');
  // A transcript can be long, and Express takes 100 kB by itself.
  app.use(express.json({ limit: '10mb' }));
  app.get('/isAlive', (_request, response) => response.type('text/plain').send('OK'));
  addRegistrationRoutes(app);
  addSyncRoute(app); // only: sync
  addAsyncRoute(app); // only: async
  addLicenseRoute(app); // only: license
  addSignInRoutes(app); // only: signIn
  app.use(refuse);
  return app;
}

/** What went wrong, as a status and a sentence: nobody outside sees a stack trace. */
const refuse: ErrorRequestHandler = (error, _request, response, next) => {
  if (response.headersSent) return next(error);
  const status = Number(Object(error).status) || 500;
  if (status >= 500) console.error(error);
  response
    .status(status)
    .json({ message: status < 500 ? 'The request cannot be read.' : 'Something went wrong here.' });
};
