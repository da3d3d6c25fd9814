import { mergeCatalog, readCatalogItems, type CatalogItem } from '../../core/directory/catalog';
import { isObject } from '../../core/basics/json';
import { fail, toProblem, type Problem } from '../../core/basics/problem';
import { systemClock } from '../../platform/clock';
import { call } from '../../protocol/client';
import { catalogCache } from '../../storage/directory/catalog-cache';
import { readItem } from '../../storage/basics/item';
import { identity } from '../../storage/sign-in/session-owner';

export type Kind = 'plugin' | 'connector';

/** A list from the directory: what came, how old it is, and what did not come. */
export interface Catalog {
  readonly items: readonly CatalogItem[];
  /** Epoch ms; 0 when nothing was ever fetched. */
  readonly fetchedAt: number;
  /** One per source that failed; the others' items are there. */
  readonly problems: readonly { readonly source: 'public' | 'internal'; readonly problem: Problem }[];
  /** Lines of the lists that could not be read. */
  readonly dropped: number;
}

interface Listed {
  readonly items: readonly CatalogItem[];
  readonly dropped: number;
}

/**
 * The directory's lists, merged. From the cache unless `refresh` (or nothing is cached); a source that fails is
 * named, and what the cache has of it stays.
 */
export async function listCatalog(kind: Kind, refresh: boolean): Promise<Catalog> {
  const accountId = (await readItem(identity))?.accountId ?? '';
  const key = `${kind}:${accountId}`;
  const cached = await catalogCache.get(key);
  if (cached && !refresh) return { ...cached, problems: [], dropped: 0 };
  const [open, internal] = await Promise.allSettled([
    listPublic(kind),
    accountId ? listInternal(kind) : Promise.resolve({ items: [], dropped: 0 }),
  ]);
  const before = cached?.items ?? [];
  const items = mergeCatalog([
    itemsOf(open) ?? before.filter((item) => item.access === 'public'),
    itemsOf(internal) ?? before.filter((item) => item.access !== 'public'),
  ]);
  const problems = [...failureOf(open, 'public'), ...failureOf(internal, 'internal')];
  const fetchedAt = problems.length > 0 ? (cached?.fetchedAt ?? 0) : systemClock.now();
  if (problems.length < 2) await call('keepCatalog', { key, items, fetchedAt });
  return { items, fetchedAt, problems, dropped: droppedOf(open) + droppedOf(internal) };
}

/** A directory that always names a next page must end somewhere. */
const mostPages = 200;

async function listPublic(kind: Kind): Promise<Listed> {
  const pages: Listed[] = [];
  let pageToken: string | undefined;
  do {
    const body = await call('getListPage', { kind, source: 'public', pageToken });
    if (!isObject(body) || !Array.isArray(body['connectors'])) return fail('unexpected');
    pages.push(readCatalogItems(body['connectors'], 'public'));
    const next = body['nextPageToken'];
    pageToken = typeof next === 'string' && next !== '' && next !== pageToken ? next : undefined;
  } while (pageToken !== undefined && pages.length < mostPages);
  return join(pages);
}

async function listInternal(kind: Kind): Promise<Listed> {
  const body = await call('getListPage', { kind, source: 'internal' });
  if (!isObject(body)) return fail('unexpected');
  return join([
    readCatalogItems(body['privateConnectors'], 'private'),
    readCatalogItems(body['sharedConnectors'], 'shared'),
  ]);
}

function join(lists: readonly Listed[]): Listed {
  return {
    items: lists.flatMap((list) => list.items),
    dropped: lists.reduce((sum, list) => sum + list.dropped, 0),
  };
}

function itemsOf(result: PromiseSettledResult<Listed>): readonly CatalogItem[] | undefined {
  return result.status === 'fulfilled' ? result.value.items : undefined;
}

function droppedOf(result: PromiseSettledResult<Listed>): number {
  return result.status === 'fulfilled' ? result.value.dropped : 0;
}

function failureOf(result: PromiseSettledResult<Listed>, source: 'public' | 'internal'): Catalog['problems'] {
  return result.status === 'rejected' ? [{ source, problem: toProblem(result.reason) }] : [];
}

/** A line of the directory's lists, looked for in fresh ones where the kept ones have it not. Throws `not_found`. */
export async function findItem(kind: Kind, id: string): Promise<CatalogItem> {
  const find = (catalog: Catalog) => catalog.items.find((item) => item.id === id);
  return find(await listCatalog(kind, false)) ?? find(await listCatalog(kind, true)) ?? fail('not_found');
}
