import type { Express, Request } from 'express';
import { createExpressApp, queryText } from '../express-app';
import { allowCors } from '../front/cors';
import type { Catalog, CatalogEntry, CatalogType } from './catalog';
import { iconSvg } from './icon';

/** Small, so that the sample catalog has several pages. */
const PAGE_SIZE = 3;

/** Plays appconnect.labs.ringcentral.com: the public and internal lists, manifests, icons. */
export function createDirectoryApp(catalog: Catalog): Express {
  const app = createExpressApp();
  app.use(allowCors);
  app.get('/public-api/connectors', (request, response) => {
    const entries = catalog.listPublic(typeOf(request));
    const start = Number(queryText(request, 'pageToken').replace('p', '')) || 0;
    const next = start + PAGE_SIZE;
    response.json({
      connectors: itemsOf(entries.slice(start, next)),
      ...(next < entries.length ? { nextPageToken: `p${next}` } : {}),
    });
  });
  app.get('/public-api/connectors/internal', (request, response) => {
    const accountId = queryText(request, 'accountId');
    response.json({
      privateConnectors: itemsOf(catalog.listPrivate(typeOf(request), accountId)),
      sharedConnectors: itemsOf(catalog.listShared(typeOf(request), accountId)),
    });
  });
  app.get('/public-api/connectors/:id/manifest', (request, response) => {
    const entry = catalog.find(request.params.id);
    if (entry === null || !mayRead(entry, request)) {
      return response.status(404).json({ error: 'Connector not found' });
    }
    return response.json(entry.manifest);
  });
  app.get('/icons/:name.svg', (request, response) => {
    response.type('image/svg+xml').send(iconSvg(request.params.name));
  });
  return app;
}

/** Private and shared manifests are read with `access=internal` and the owner's account id. */
function mayRead(entry: CatalogEntry, request: Request): boolean {
  if (entry.access === 'public') return true;
  return (
    queryText(request, 'access') === 'internal' && queryText(request, 'accountId') === entry.ownerAccountId
  );
}

function typeOf(request: Request): CatalogType {
  return queryText(request, 'type') === 'plugin' ? 'plugin' : 'connector';
}

function itemsOf(entries: readonly CatalogEntry[]): unknown[] {
  return entries.map(({ item }) => item);
}
