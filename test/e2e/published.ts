import { readCatalogItems, type CatalogItem } from '../../src/core/directory/catalog';

type Ask = (method: string, input: object) => Promise<unknown>;

/** An item of the directory with its manifest, as a screen has read them. `ask`: a call of the worker, with its output. */
export async function readPublished(
  ask: Ask,
  kind: 'plugin' | 'connector',
  id: string,
): Promise<{ item: CatalogItem; body: unknown }> {
  const item = await findItem(ask, kind, id);
  const { access, ownerAccountId } = item;
  return { item, body: await ask('getManifest', { kind, id, access, ownerAccountId }) };
}

async function findItem(ask: Ask, kind: string, id: string): Promise<CatalogItem> {
  const internal = Object(await ask('getListPage', { kind, source: 'internal' }));
  const items = [
    ...readCatalogItems(internal.privateConnectors, 'private').items,
    ...readCatalogItems(internal.sharedConnectors, 'shared').items,
  ];
  let pageToken: string | undefined;
  do {
    const page = Object(
      await ask('getListPage', { kind, source: 'public', ...(pageToken && { pageToken }) }),
    );
    items.push(...readCatalogItems(page.connectors, 'public').items);
    pageToken = page.nextPageToken;
  } while (pageToken !== undefined);
  const item = items.find((one) => one.id === id);
  if (!item) throw new Error(`The directory has no ${kind} ${id}`);
  return item;
}
