import * as v from 'valibot';
import { safeUrlSchema } from '../core/basics/safe-url-schema';
import { accessSchema, catalogItemSchema } from '../core/directory/catalog';
import { method } from './method';
import { id } from './input';

const kind = v.picklist(['plugin', 'connector']);

/** What is published, and its icons. */
export const directoryMethods = {
  /** A manifest's body as the directory has it, else the last one seen; whoever asks parses it. */
  getManifest: method<unknown>()(
    v.object({
      kind,
      id,
      access: accessSchema,
      ownerAccountId: v.string(),
    }),
  ),
  /** One page of a list of the directory, as it has it; whoever asks parses it. */
  getListPage: method<unknown>()(
    v.object({ kind, source: v.picklist(['public', 'internal']), pageToken: v.optional(v.string()) }),
  ),
  /** Keeps a merged list of the directory, to be painted from at once the next time. */
  keepCatalog: method<void>()(
    v.object({ key: id, items: v.array(catalogItemSchema), fetchedAt: v.number() }),
  ),
  /** A plugin's icon from its host as a `data:` URL, at most 100 kB as it came; '' when it cannot be had. */
  fetchIcon: method<string>()(v.object({ url: safeUrlSchema })),
  /** Keeps it as it is shown; '' for one that cannot be had. */
  keepIcon: method<void>()(v.object({ url: safeUrlSchema, image: v.string() })),
} as const;
