import * as v from 'valibot';
import { accessSchema } from '../directory/catalog';
import { consentSchema } from './consent';
import { problemSchema } from '../basics/problem';

const originSchema = v.picklist(['locked', 'own', 'admin', 'plugin', 'none']);

/** One setting as the person sees it: its value, where it comes from, and what fixed it. */
export const settingSchema = v.object({
  key: v.string(),
  value: v.optional(v.unknown()),
  origin: originSchema,
  inherited: v.optional(v.unknown()),
  lock: v.optional(v.object({ by: v.string(), at: v.number(), reason: v.string() })),
});

/** An installed plugin as the panel paints it: made by a page at each settings refresh. */
export const installedPluginSchema = v.object({
  id: v.string(),
  name: v.string(),
  displayName: v.string(),
  developer: v.string(),
  description: v.string(),
  version: v.string(),
  access: accessSchema,
  /** RingCentral account of the plugin's owner. */
  ownerAccountId: v.optional(v.string()),
  isAsync: v.boolean(),
  logTypes: v.array(v.picklist(['call', 'sms', 'fax'])),
  requireLicense: v.boolean(),
  needsSignIn: v.boolean(),
  /** What its manifest says of connecting an account; nothing when it cannot. */
  signIn: v.optional(
    v.object({
      /** It can be asked whether the account is connected. */
      canAsk: v.boolean(),
      canLogOut: v.boolean(),
      /** The organisation keeps the session token from its log-out. */
      withholdsToken: v.boolean(),
      /** The host that a person's consent page is asked of, and that gets what comes back. */
      host: v.string(),
    }),
  ),
  /** False when the directory has lost it: its form cannot be shown, it runs on. */
  hasManifest: v.boolean(),
  /** What was agreed to at install or update; missing in entries of other clients. */
  agreed: v.optional(consentSchema),
  /** True when the admin's record of it is one that breaks the settings route for other clients. */
  isBroken: v.optional(v.boolean()),
  /** Whether its manifest names a `licenseStatusUrl`. */
  hasLicenseAddress: v.optional(v.boolean()),
  settings: v.array(settingSchema),
});

/** All that are installed, as the last refresh found them. */
export const installedPluginsSchema = v.object({
  plugins: v.array(installedPluginSchema),
  /** When the server was last asked; epoch ms, 0 for never. */
  refreshedAt: v.number(),
  /** Keys of records that would have broken the settings route, mended at this time. */
  mended: v.optional(v.object({ keys: v.array(v.string()), at: v.number() })),
  problem: v.optional(problemSchema),
});

/** The own choices that a save replaced, and when; epoch ms. */
export const lastSaveSchema = v.object({ before: v.record(v.string(), v.unknown()), savedAt: v.number() });

export type InstalledPlugin = v.InferOutput<typeof installedPluginSchema>;
export type Setting = v.InferOutput<typeof settingSchema>;
export type InstalledPlugins = v.InferOutput<typeof installedPluginsSchema>;
export type LastSave = v.InferOutput<typeof lastSaveSchema>;
