import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import express from 'express';
import type { Express } from 'express';
import { createExpressApp } from './express-app';

const DIALER_FOLDER = join(dirname(fileURLToPath(import.meta.url)), 'dialer');

/** Plays apps.ringcentral.com: the dialer simulator under every version path of the widget. */
export function createDialerApp(): Express {
  const app = createExpressApp();
  app.use('/integration/ringcentral-embeddable/:version', express.static(DIALER_FOLDER));
  return app;
}
