import { isYounger } from '../../core/basics/age';
import type { Published } from '../../core/plugins/paused-plugin';
import { hasWrittenSince } from '../../core/plugins/admin-write';
import { absenceOf, type Absence } from '../../core/directory/absence';
import { manifestKey } from '../../core/directory/catalog';
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
import { settleSettings } from '../../core/settings/settle-settings';
import { choicesToMove, settingsOfPolicy } from '../../core/settings/waiting-choices';
import { toProblem } from '../../core/basics/problem';
import { systemClock } from '../../platform/clock';
import { withLock } from '../../platform/lock';
import { call } from '../../protocol/client';
import type { SettingsDocuments } from '../../protocol/settings-methods';
import { readItem } from '../../storage/basics/item';
import { adminWrites } from '../../storage/plugins/admin-writes';
import { manifestCache } from '../../storage/directory/manifest-cache';
import { installedPlugins } from '../../storage/plugins/installed-plugins';
import { readPreferenceSources } from '../../storage/settings/preferences';
import { connection, identity } from '../../storage/sign-in/session-owner';
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
    if (!isBehind && isYounger(refreshedAt, maxAgeMs, systemClock.now())) return;
    await onFresh(async () => {
      // What an admin writes from now on may not be in what is read.
      const readAt = systemClock.now();
      return applyDocuments(await call('readSettings', {}), readAt);
    });
  });
}

async function applyDocuments(read: SettingsDocuments, readAt: number): Promise<void> {
  const followsManifest = (await readItem(connection))?.capabilities.accountPlugins === false;
  const published = new Map(
    await Promise.all(
      [...installedIn(read.admin)].map(
        async ([id, entry]) => [id, await publishedOf(id, entry, followsManifest)] as const,
      ),
    ),
  );
  const isAdmin = (await readItem(identity))?.isAdmin === true;
  const { documents, mended } = isAdmin ? await mendForAll(read, published) : { documents: read, mended: [] };
  const { admin, own } = documents;
  const plugins = settlePlugins(documents, published, followsManifest);
  const left = leftovers(documents);
  const { preferences, policy } = await readPreferenceSources();
  const waiting = { ...preferences.formerChoices, ...preferences.choices };
  const settings = settleSettings(documents, {
    changes: choicesToMove(preferences, documents),
    policy: settingsOfPolicy(policy.preferences),
  });
  const records = joined([...plugins.map((plugin) => plugin.records), left.records, settings.records]);
  const removed = [...plugins.flatMap(({ remove }) => remove), ...left.remove, ...settings.remove];
  const seen = new Set([...Object.keys(admin), ...Object.keys(own), ...Object.keys(records)]);
  await call('applySettings', {
    change: {
      expected: expectedOf(documents, [...seen]),
      records,
      // What an admin has set comes in place of a broken one.
      remove: removed.filter((key) => !Object.hasOwn(settings.records, key)),
      ...(Object.keys(waiting).length > 0 && { chosen: waiting }),
    },
    installed: {
      plugins: plugins.map(({ described }) => ({
        ...described,
        ...(!described.hasManifest && { absence: published.get(described.id)?.absence }),
      })),
      refreshedAt: readAt,
      ...(await mendedIn(documents, plugins, mended)),
    },
  });
}

function joined(parts: readonly JsonObject[]): { [key: string]: unknown } {
  return Object.fromEntries(parts.flatMap((part) => Object.entries(part)));
}

interface Manifest extends Omit<Published, 'followsManifest'> {
  readonly absence?: Absence;
}
type Manifests = ReadonlyMap<string, Manifest>;

/** What an admin's refresh does for everybody: records that are too large, and fields that are not there yet. */
async function mendForAll(read: SettingsDocuments, published: Manifests) {
  const { documents, mended } = await mendAdminRecords(read);
  return { documents: await completeRecords(documents, published), mended };
}

function settlePlugins(
  documents: SettingsDocuments,
  published: Manifests,
  followsManifest: boolean,
): PluginSettings[] {
  const installed = [...installedIn(documents.admin)];
  const settle = (limit?: number) =>
    installed.map(([pluginId, admin]) => {
      const manifest = published.get(pluginId) ?? { body: undefined };
      return settlePlugin(documents, { pluginId, admin, followsManifest, limit, ...manifest });
    });
  const plugins = settle();
  // Only very many plugins with very many values each come to this.
  return isWithinDocument(plugins) ? plugins : settle(shareOfDocument(installed.length));
}

/**
 * What cannot be had changes nothing that is in force: the earlier manifest stands in, or nothing does. What a server
 * that follows the manifest can read although we cannot counts as unreadable: longer than an answer may be (then it
 * has no status), or JSON of another shape.
 */
async function publishedOf(
  id: string,
  { access, ownerAccountId }: PluginEntry,
  followsManifest: boolean,
): Promise<Manifest> {
  try {
    const item = { kind: 'plugin', id, access, ownerAccountId, isFresh: followsManifest } as const;
    return { body: await call('getManifest', item) };
  } catch (error) {
    const problem = toProblem(error);
    const absence = absenceOf(problem);
    const { code, status } = problem;
    const lastSeen = (await manifestCache.get(manifestKey('plugin', id)))?.body;
    return {
      ...(absence === 'withdrawn' ? { body: undefined, lastSeen } : { body: lastSeen }),
      isUnseen: true,
      isUnreadable: code === 'unexpected' || (code === 'garbled' && status === undefined),
      absence,
    };
  }
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
