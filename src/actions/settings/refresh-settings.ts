import { hasWrittenSince } from '../../core/plugins/admin-write';
import type { PluginEntry } from '../../core/plugins/entry';
import type { InstalledPlugins } from '../../core/plugins/installed-plugin';
import type { JsonObject } from '../../core/basics/json';
import {
  brokenIn,
  installedIn,
  isWithinDocument,
  leftovers,
  settlePlugin,
  shareOfDocument,
  type PluginSettings,
} from '../../core/plugins/plugin-settings';
import { settingsIn, settleSettings } from '../../core/settings/setting-record';
import { systemClock } from '../../platform/clock';
import { withLock } from '../../platform/lock';
import { call } from '../../protocol/client';
import type { SettingsDocuments } from '../../protocol/settings-methods';
import { readItem } from '../../storage/basics/item';
import { adminWrites } from '../../storage/plugins/admin-writes';
import { installedPlugins } from '../../storage/plugins/installed-plugins';
import { identity } from '../../storage/sign-in/session-owner';
import { onFresh } from '../basics/retry-when-stale';
import { completeRecords } from './complete-records';
import { mendAdminRecords } from './mend-admin-records';
import { expectedOf } from './work-on-documents';

/** How long the notice about mended records is shown; ms. */
const mendedNoticeMs = 86_400_000;

/**
 * Reads the settings again and applies what admins set: locks and defaults only reach plugins and the CRM through
 * what is written here, because the server stores whatever a user posts. One page at a time. `maxAgeMs`: skipped if
 * the last refresh is younger than this and no admin has written here since. Throws `ProblemError`, which is also
 * shown with the list of plugins.
 */
export async function refreshSettings(maxAgeMs = 0): Promise<void> {
  await withLock('settings-refresh', async () => {
    const { refreshedAt } = await readItem(installedPlugins);
    const isBehind = hasWrittenSince(await readItem(adminWrites), refreshedAt);
    if (!isBehind && systemClock.now() - refreshedAt < maxAgeMs) return;
    await onFresh(async () => applyDocuments(await call('readSettings', {})));
  });
}

async function applyDocuments(read: SettingsDocuments): Promise<void> {
  const bodies = new Map(
    await Promise.all(
      [...installedIn(read.admin)].map(async ([id, entry]) => [id, await manifestOf(id, entry)] as const),
    ),
  );
  const isAdmin = (await readItem(identity))?.isAdmin === true;
  const { documents, mended } = isAdmin ? await mendForAll(read, bodies) : { documents: read, mended: [] };
  const { admin, own } = documents;
  const plugins = settlePlugins(documents, bodies);
  const left = leftovers(documents);
  const settings = settleSettings(settingsIn(admin), settingsIn(own));
  await call('applySettings', {
    change: {
      expected: expectedOf(documents, [...new Set([...Object.keys(admin), ...Object.keys(own)])]),
      records: joined([...plugins.map(({ records }) => records), left.records, settings.records]),
      remove: [...left.remove, ...settings.remove],
    },
    installed: {
      plugins: plugins.map(({ described }) => described),
      refreshedAt: systemClock.now(),
      ...(await mendedIn(documents, plugins, mended)),
    },
  });
}

function joined(parts: readonly JsonObject[]): { [key: string]: unknown } {
  return Object.fromEntries(parts.flatMap((part) => Object.entries(part)));
}

/** What an admin's refresh does for everybody: records that are too large, and fields that are not there yet. */
async function mendForAll(read: SettingsDocuments, bodies: ReadonlyMap<string, unknown>) {
  const { documents, mended } = await mendAdminRecords(read);
  return { documents: await completeRecords(documents, bodies), mended };
}

function settlePlugins(documents: SettingsDocuments, bodies: ReadonlyMap<string, unknown>): PluginSettings[] {
  const installed = [...installedIn(documents.admin)];
  const settle = (limit?: number) =>
    installed.map(([id, admin]) => settlePlugin(documents, id, admin, bodies.get(id), undefined, limit));
  const plugins = settle();
  // Only very many plugins with very many values each come to this.
  return isWithinDocument(plugins) ? plugins : settle(shareOfDocument(installed.length));
}

/** A plugin that the directory has lost keeps running without a manifest. */
async function manifestOf(id: string, { access, ownerAccountId }: PluginEntry): Promise<unknown> {
  return call('getManifest', { kind: 'plugin', id, access, ownerAccountId }).catch(() => undefined);
}

async function mendedIn(
  { own }: SettingsDocuments,
  plugins: readonly PluginSettings[],
  ofAccount: readonly string[],
): Promise<Pick<InstalledPlugins, 'mended'>> {
  const at = systemClock.now();
  const keys = brokenIn(own);
  const large = plugins.filter(({ mended }) => mended.isOversized || mended.dropped.length > 0);
  const oversized = [...new Set([...ofAccount, ...large.map(({ described }) => described.displayName)])];
  const dropped = plugins.flatMap((plugin) =>
    plugin.mended.dropped.map((key) => `${plugin.described.displayName}: ${key}`),
  );
  if (keys.length + oversized.length > 0)
    return { mended: { keys, at, ...(oversized.length > 0 && { oversized, dropped }) } };
  const { mended } = await readItem(installedPlugins);
  return mended && at - mended.at < mendedNoticeMs ? { mended } : {};
}
