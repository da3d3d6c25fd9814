import {
  listKey,
  mergeCatalog,
  readCatalogItems,
  type CatalogItem,
  type ListingKind,
  type ListSource,
} from '../../core/directory/catalog';
import { isObject } from '../../core/basics/json';
import { fail, toProblem, type Problem } from '../../core/basics/problem';
import { systemClock } from '../../platform/clock';
import { call } from '../../protocol/client';
import { catalogCache } from '../../storage/directory/catalog-cache';
import { readItem } from '../../storage/basics/item';
import { identity } from '../../storage/sign-in/session-owner';

/** A list from the directory: its items, its age, and what could not be loaded. */
export interface Catalog {
  readonly items: readonly CatalogItem[];
  /** Epoch ms; 0 when never loaded. */
  readonly fetchedAt: number;
  /** One per source that failed; items of the other source are still there. */
  readonly problems: readonly { readonly source: ListSource; readonly problem: Problem }[];
  /** Number of unreadable lines. */
  readonly dropped: number;
}

interface Listed {
  readonly items: readonly CatalogItem[];
  readonly dropped: number;
}

/**
 * The directory's lists, merged. Answers from the cache unless `refresh` is set or they were never all loaded. If one source
 * fails, it is reported, and its cached items are used.
 */
export async function listCatalog(kind: ListingKind, refresh: boolean): Promise<Catalog> {
  const accountId = (await readItem(identity))?.accountId ?? '';
  const key = listKey(kind, accountId);
  const cached = await catalogCache.get(key);
  // One that was never loaded as a whole is not known to lack anything.
  if (cached && cached.fetchedAt > 0 && !refresh) return { ...cached, problems: [], dropped: 0 };
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

/** Stops at some point even if the directory always names a next page. */
const mostPages = 200;

async function listPublic(kind: ListingKind): Promise<Listed> {
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

async function listInternal(kind: ListingKind): Promise<Listed> {
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

function failureOf(result: PromiseSettledResult<Listed>, source: ListSource): Catalog['problems'] {
  return result.status === 'rejected' ? [{ source, problem: toProblem(result.reason) }] : [];
}

/**
 * An item of the directory's lists; loads them again if the cached ones do not contain it. Throws `not_found` only where
 * all lists were loaded, else why one was not.
 */
export async function findItem(kind: ListingKind, id: string): Promise<CatalogItem> {
  const find = ({ items }: Catalog) => items.find((item) => item.id === id);
  const cached = find(await listCatalog(kind, false));
  if (cached) return cached;
  const fresh = await listCatalog(kind, true);
  const [missing] = fresh.problems;
  return find(fresh) ?? (missing ? fail(missing.problem.code, missing.problem) : fail('not_found'));
}
