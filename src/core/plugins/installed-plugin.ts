import * as v from 'valibot';
import { logTypeSchema } from '../basics/log-type';
import { optionalFlag, optionalText, optionalValue, texts } from '../basics/schema-parts';
import { objectSchema } from '../basics/shape';
import { accessSchema } from '../directory/catalog';
import { consentSchema } from './consent';
import { problemSchema } from '../basics/problem';

const originSchema = v.picklist(['locked', 'own', 'admin', 'plugin', 'none']);

/** One setting as the person sees it: its value, where it comes from, and who locked it. */
export const settingSchema = v.object({
  key: v.string(),
  value: optionalValue,
  origin: originSchema,
  inherited: optionalValue,
  lock: v.optional(v.object({ by: v.string(), at: v.number(), reason: v.string() })),
});

/** An installed plugin as the panel shows it; computed by a page at every settings refresh. */
export const installedPluginSchema = v.object({
  id: v.string(),
  name: v.string(),
  displayName: v.string(),
  developer: v.string(),
  description: v.string(),
  version: v.string(),
  /** Missing where its manifest names none. */
  iconUrl: optionalText,
  access: accessSchema,
  /** RingCentral account of the plugin's owner. */
  ownerAccountId: optionalText,
  isAsync: v.boolean(),
  logTypes: v.array(logTypeSchema),
  requireLicense: v.boolean(),
  needsSignIn: v.boolean(),
  /** How the manifest lets a person connect a third-party account; missing if it does not. */
  signIn: v.optional(
    v.object({
      /** The plugin can be asked whether the account is connected. */
      canAsk: v.boolean(),
      canLogOut: v.boolean(),
      /** The organisation withholds the session token when logging out of the account. */
      withholdsToken: v.boolean(),
      /** Host that is asked for the provider's page. */
      host: v.string(),
      /** Host that is told of a log-out, with port. */
      logOutHost: optionalText,
      /** Nobody has agreed to that host: it is not told. */
      isLogOutMoved: optionalFlag,
    }),
  ),
  /** False when there is none at hand, not even an earlier one: the plugin keeps running, but its form cannot be shown. */
  hasManifest: v.boolean(),
  /** Why the manifest was not to be had at the last refresh (`readAbsence`); missing where it was. */
  absence: optionalText,
  /** What an admin has agreed to; missing where no admin was asked: another client installed it. */
  agreed: v.optional(consentSchema),
  /** An address of it is on a host that was not agreed to for its purpose: nothing goes there. */
  asksForMore: optionalFlag,
  /** It does not run for this person until an admin agrees: this server would follow it to another host. */
  isPaused: optionalFlag,
  /** The admin's record breaks the settings route for other clients. */
  isBroken: optionalFlag,
  /** Whether its manifest names a `licenseStatusUrl`. */
  hasLicenseAddress: optionalFlag,
  settings: v.array(settingSchema),
});

/** All installed plugins, as of the last refresh. */
export const installedPluginsSchema = v.object({
  plugins: v.array(installedPluginSchema),
  /** When the settings were last read from the server; epoch ms, 0 for never. */
  refreshedAt: v.number(),
  /**
   * Keys of records that would have broken the settings route, or had become too large for it, and were mended; when;
   * and the person's own choices that did not fit.
   */
  mended: v.optional(
    v.object({
      keys: texts,
      at: v.number(),
      oversized: v.optional(texts),
      dropped: v.optional(texts),
    }),
  ),
  problem: v.optional(problemSchema),
});

/** Settings that were read longer ago may not be what an admin wants by now; ms. */
export const settingsFreshFor = 15 * 60_000;

/** The own choices before the last save, and when that was; epoch ms. */
export const lastSaveSchema = v.object({
  before: objectSchema,
  savedAt: v.number(),
  /** Those that it changed; missing: whatever differs. */
  keys: v.optional(texts),
});

export type InstalledPlugin = v.InferOutput<typeof installedPluginSchema>;
export type Setting = v.InferOutput<typeof settingSchema>;
export type InstalledPlugins = v.InferOutput<typeof installedPluginsSchema>;
export type LastSave = v.InferOutput<typeof lastSaveSchema>;
