import type { Express } from 'express';
import * as v from 'valibot';
import { pluginEntry } from '../directory/catalog';
import type { Catalog } from '../directory/catalog';
import { answering } from '../express-app';
import { bodyData } from '../front/request-body';
import type { World } from '../world';

const ObjectSchema = v.record(v.string(), v.unknown());

const DirectorySchema = v.object({
  /** Id of an entry to take out. */
  withdraw: v.optional(v.string()),
  /** Id of a sample plugin to put back as it was. */
  restore: v.optional(v.string()),
  /** A new version of an entry, with other manifest fields where given. */
  version: v.optional(v.object({ id: v.string(), version: v.string(), manifest: v.optional(ObjectSchema) })),
  /** A whole entry, also a bad one. */
  publish: v.optional(
    v.object({
      id: v.string(),
      type: v.optional(v.picklist(['plugin', 'connector']), 'plugin'),
      access: v.optional(v.picklist(['public', 'private', 'shared']), 'public'),
      ownerAccountId: v.optional(v.string(), '400000001'),
      sharedWith: v.optional(v.array(v.string()), []),
      item: v.unknown(),
      manifest: v.unknown(),
    }),
  ),
});

const PlatformsSchema = v.looseObject({ platforms: v.record(v.string(), ObjectSchema) });

/** POST /directory {withdraw?, restore?, version?, publish?}: changes what the directory has published. */
export function addDirectoryVerbs(app: Express, { catalog, plugins }: World): void {
  app.post(
    '/directory',
    answering((request, response) => {
      const { withdraw, restore, version, publish } = v.parse(DirectorySchema, bodyData(request));
      if (withdraw !== undefined) catalog.withdraw(withdraw);
      const restored = restore === undefined ? undefined : plugins.get(restore);
      if (restored !== undefined) catalog.publish(pluginEntry(restored.definition));
      if (version !== undefined) publishVersion(catalog, version);
      if (publish !== undefined) catalog.publish(publish);
      response.json({});
    }),
  );
}

function publishVersion(
  catalog: Catalog,
  change: { id: string; version: string; manifest?: Record<string, unknown> | undefined },
): void {
  const entry = catalog.find(change.id);
  if (entry === null) throw new Error(`There is no entry ${change.id}`);
  const { version } = change;
  entry.item = { ...v.parse(ObjectSchema, entry.item), version };
  const manifest = v.parse(PlatformsSchema, entry.manifest);
  const platforms = Object.entries(manifest.platforms).map(
    ([name, platform]) => [name, { ...platform, version, ...change.manifest }] as const,
  );
  entry.manifest = { ...manifest, version, platforms: Object.fromEntries(platforms) };
}
