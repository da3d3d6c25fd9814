import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Express } from 'express';
import { createExpressApp } from '../express-app';
import type { Exchange } from '../front/exchange';
import type { ExchangeJournal } from '../front/exchange-journal';
import { HOSTS, pluginIdOfHost } from '../hosts';

const PAGE_FILE = join(dirname(fileURLToPath(import.meta.url)), 'requests.html');
const CALLBACK_PATH = '/plugin/async-callback/';

/** The page for people at control.example: it shows, and changes nothing. */
export function createRequestsApp(journal: ExchangeJournal): Express {
  const app = createExpressApp();
  app.get('/', (_request, response) => response.redirect('/requests'));
  app.get('/requests', (_request, response) => response.sendFile(PAGE_FILE));
  app.get('/requests/events', (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    const send = (exchange: Exchange): void => {
      if (isPluginTraffic(exchange)) response.write(`data: ${JSON.stringify(exchange)}\n\n`);
    };
    for (const exchange of journal.list()) send(exchange);
    response.once('close', journal.subscribe(send));
  });
  return app;
}

/** Between App Connect servers and plugin servers, in either direction. */
function isPluginTraffic({ caller, host, method, path }: Exchange): boolean {
  if (method === 'OPTIONS') return false;
  if (pluginIdOfHost(host) !== null) return true;
  const toServer = host === HOSTS.callbackServer || host === HOSTS.pollingServer;
  return toServer && caller !== 'browser' && path.startsWith(CALLBACK_PATH);
}
