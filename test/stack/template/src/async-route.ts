import type { Express } from 'express';
import { summarize } from './summarize.js';
import { onlyAppConnect } from './tokens.js';

/** Runs after a log is saved: accepts at once, works, and reports back. */
export function addAsyncRoute(app: Express): void {
  app.post('/plugin/async', onlyAppConnect, (request, response) => {
    const { data, config, asyncTaskId, callbackUrl } = Object(request.body);
    if (typeof data !== 'object' || data === null) {
      response.status(400).json({ accepted: false, message: 'There is no "data".' });
      return;
    }
    response.json({ accepted: true, ...(asyncTaskId && { asyncTaskId }) });
    void work(data, config, callbackUrl).catch((error: unknown) => console.error(error));
  });
}

/** Text messages and faxes come without a callback: nobody is told of them. */
async function work(data: unknown, config: unknown, callbackUrl: unknown): Promise<void> {
  const report = await Promise.resolve()
    .then(() => ({ successful: true, note: summarize(data, config) }))
    .catch((error: unknown) => ({ successful: false, message: String(error) }));
  if (typeof callbackUrl !== 'string') return;
  // A task that App Connect no longer knows (404) is let go: it ends after a week.
  await fetch(callbackUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(report),
  });
}
