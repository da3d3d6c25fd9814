import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import express from 'express';
import type { Express } from 'express';
import type { DialerOptions } from './dialer-options';
import { createExpressApp } from './express-app';

const DIALER_FOLDER = join(dirname(fileURLToPath(import.meta.url)), 'dialer');
const VERSION_PATH = '/integration/ringcentral-embeddable/:version';

/** Plays apps.ringcentral.com: the dialer simulator under every version path of the widget. */
export function createDialerApp(options: DialerOptions): Express {
  const app = createExpressApp();
  app.get(`${VERSION_PATH}/options.json`, (_request, response) => {
    response.set('cache-control', 'no-store').json(options.take());
  });
  app.use(VERSION_PATH, express.static(DIALER_FOLDER));
  return app;
}
