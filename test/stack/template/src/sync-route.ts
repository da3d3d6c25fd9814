import type { Express } from 'express';
import { redact } from './redact.js';
import { onlyAppConnect } from './tokens.js';

/** Runs before a log is saved; what it answers is saved. */
export function addSyncRoute(app: Express): void {
  app.post('/plugin/sync', onlyAppConnect, (request, response) => {
    const { data, config } = Object(request.body);
    if (typeof data !== 'object' || data === null) {
      response.status(400).json({ message: 'There is no "data".' });
      return;
    }
    response.json(redact(data, config));
  });
}
