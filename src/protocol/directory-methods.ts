import * as v from 'valibot';
import { optionalFlag, optionalText } from '../core/basics/schema-parts';
import { safeUrlSchema } from '../core/basics/safe-url-schema';
import type { ManifestFile } from '../core/directory/manifest-file';
import { accessSchema, catalogItemSchema } from '../core/directory/catalog';
import { method } from './method';
import { id } from './input';

const kind = v.picklist(['plugin', 'connector']);

/** What is published, and its icons. */
export const directoryMethods = {
  /**
   * A manifest's body, unparsed; the last one seen if the directory does not answer. `isFresh`: only as published now,
   * and anything that cannot be read is a refusal.
   */
  getManifest: method<unknown>()(() =>
    v.object({
      kind,
      id,
      access: accessSchema,
      ownerAccountId: v.string(),
      isFresh: optionalFlag,
    }),
  ),
  /** One page of a directory list, unparsed. */
  getListPage: method<unknown>()(() =>
    v.object({ kind, source: v.picklist(['public', 'internal']), pageToken: optionalText }),
  ),
  /** Caches a merged directory list, to be painted at once next time. */
  keepCatalog: () => v.object({ key: id, items: v.array(catalogItemSchema), fetchedAt: v.number() }),
  /** What a file answers at an address that a person has typed, of at most 1 MB; `garbled` where it is longer. */
  getManifestFile: method<ManifestFile>()(() => v.object({ url: safeUrlSchema })),
  /** A plugin's icon from its host as a `data:` URL, at most 100 kB; '' for none. */
  fetchIcon: method<string>()(() => v.object({ url: safeUrlSchema })),
  /** Caches an icon as it is shown; '' if it could not be loaded. */
  keepIcon: () => v.object({ url: safeUrlSchema, image: v.string() }),
} as const;
