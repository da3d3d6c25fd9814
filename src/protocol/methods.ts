import * as v from 'valibot';
import type { Identity } from '../core/account';
import { adminColumns } from '../core/admin-column';
import { activitySchema } from '../core/activity';
import { callSchema, logFormSchema } from '../core/call';
import { accessSchema, type CatalogItem } from '../core/catalog';
import { crmLogSchema } from '../core/crm-log';
import { conversationSchema } from '../core/conversation';
import type { JsonObject } from '../core/json';
import { consentSchema } from '../core/consent';
import { signInPageSchema } from '../core/sign-in-page';
import { fieldDefaultSchema } from '../core/defaults';
import { ownPreferencesSchema, preferenceNames } from '../core/panel-preference';
import type { Problem } from '../core/problem';
import { serverRouteNames } from '../core/server-route';
import { isPublicHost } from '../core/url';
import { method } from './method';
import { serverLoggingMethods } from './server-logging-methods';

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

/** A plugin of the catalog with its manifest's body, which the panel reads (core/plugin-description.ts). */
export interface PublishedPlugin {
  readonly item: CatalogItem;
  readonly body: unknown;
}

/** What the admins set for everybody in an installed plugin, read from the server just now. */
export interface AdminRecord {
  /** For core/entry.ts. */
  readonly record: unknown;
  /** Its manifest's body; nothing when the directory has lost it. */
  readonly body?: unknown;
  /** '' where there is none. */
  readonly iconUrl: string;
}

/** A connector's name in the directory, and its manifest as it came: core/connector-sign-in.ts reads it. */
export interface ConnectorDetails {
  readonly name: string;
  readonly manifest: unknown;
  /** Of the App Connect server that it is connected through. */
  readonly serverHost: string;
}

/** The server's settings, unparsed: core/entry.ts and core/setting-record.ts read them. */
export interface SettingsDocuments {
  readonly admin: JsonObject;
  readonly own: JsonObject;
}

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(400));
const taskId = v.pipe(v.string(), v.minLength(1), v.maxLength(1000));
const hostname = v.optional(v.pipe(v.string(), v.check(isPublicHost)));
const nothing = v.object({});
const values = v.record(v.string(), v.unknown());

/** Everything that the panel may ask of the worker. Adding one is one line here and one in background/methods.ts. */
export const methods = {
  /** Signs in to RingCentral in the browser's own window. */
  signIn: method<Identity>()(nothing),
  signOut: method<void>()(nothing),
  /** Chooses how the panel behaves; what is left out stays as it was chosen. */
  savePreferences: method<void>()(
    v.object({
      clientId: v.optional(v.pipe(v.string(), v.maxLength(200))),
      ...ownPreferencesSchema.entries,
    }),
  ),
  /** Gives up an own choice of how the panel behaves. */
  followOrganisation: method<void>()(v.object({ name: v.picklist(preferenceNames) })),
  /** The answer of a silent sign-in for the dialer: its own one-time code. `null` when a person has to sign in. */
  getDialerCode: method<{ callbackUri: string } | null>()(nothing),
  /** A manifest's body as the directory has it, else the last one seen; whoever asks parses it. */
  getManifest: method<unknown>()(
    v.object({
      kind: v.picklist(['plugin', 'connector']),
      id,
      access: accessSchema,
      ownerAccountId: v.string(),
    }),
  ),
  listConnectors: method<Catalog>()(v.object({ refresh: v.boolean() })),
  getConnector: method<ConnectorDetails>()(v.object({ connectorId: id })),
  /** Asks its server what the organisation has set for a sign-in, before there is a session; the screen parses it. */
  askConnector: method<unknown>()(
    v.object({ connectorId: id, route: v.picklist(['managedAuthState', 'managedOAuthState']) }),
  ),
  /** `hostname`: the CRM's, where the person names or chooses it. */
  connect: method<void>()(v.object({ connectorId: id, values, hostname })),
  /** Answers when the window is open or could not be opened; what becomes of it is in the view. */
  connectByWindow: method<void>()(v.object({ connectorId: id, hostname, page: signInPageSchema })),
  cancelConnect: method<void>()(nothing),
  showConnectWindow: method<void>()(nothing),
  /** What the server did not hear of it is in the view. */
  disconnect: method<void>()(nothing),
  /** Sends one request to the connected App Connect server; the screen that shows the answer parses it. */
  askServer: method<unknown>()(
    v.object({
      route: v.picklist(serverRouteNames),
      query: v.optional(v.record(v.string(), v.string()), {}),
      body: v.optional(v.unknown()),
      /** The place of one stored credential, which is answered alone; without it they are held back. */
      reveal: v.optional(v.pipe(v.array(v.string()), v.maxLength(4))),
    }),
  ),
  /** Lets the server read the account's calls for reports; `clientId` is that of its own app, '' for the panel's. */
  authorizeReports: method<void>()(v.object({ clientId: v.pipe(v.string(), v.maxLength(200)) })),
  ...serverLoggingMethods,
  listPlugins: method<Catalog>()(v.object({ refresh: v.boolean() })),
  getPlugin: method<PublishedPlugin>()(v.object({ pluginId: id })),
  /** A plugin's icon as a small `data:` URL; '' when it cannot be had. */
  getIcon: method<string>()(v.object({ url: v.pipe(v.string(), v.maxLength(2048)) })),
  /** `consent`: what the person was shown; a manifest that asks for anything else by now is refused. */
  installPlugin: method<void>()(v.object({ pluginId: id, consent: consentSchema })),
  /** Does every step of the installation again. */
  repairPlugin: method<void>()(v.object({ pluginId: id, consent: v.optional(consentSchema) })),
  /** Takes over the newest manifest; needs a consent when it sends more, or to somebody else. */
  updatePlugin: method<void>()(v.object({ pluginId: id, consent: v.optional(consentSchema) })),
  uninstallPlugin: method<void>()(v.object({ pluginId: id })),
  getPluginDefaults: method<AdminRecord>()(v.object({ pluginId: id })),
  /** Sets defaults and locks for everybody: the given fields only. */
  savePluginDefaults: method<void>()(
    v.object({ pluginId: id, fields: v.record(v.string(), fieldDefaultSchema) }),
  ),
  /** Another admin has overwritten what this one wrote: put it back, or let theirs stand. */
  settleConflict: method<void>()(v.object({ writes: v.array(id), keep: v.picklist(['mine', 'theirs']) })),
  /** Writes records of the account's settings other than plugins'; `null` takes one out. */
  saveAdminRecords: method<void>()(
    v.object({
      column: v.picklist(adminColumns),
      records: v.record(id, v.object({ displayName: v.string(), record: v.nullable(values) })),
    }),
  ),
  /** Both settings documents as the server has them now: the account's, and the person's own. */
  readSettings: method<SettingsDocuments>()(nothing),
  /** `maxAgeMs`: does nothing when the last refresh is younger. */
  refreshSettings: method<void>()(v.object({ maxAgeMs: v.optional(v.number()) })),
  /** `values`: the person's own choices, by key; a key left out goes back to what it inherits. */
  savePluginConfig: method<void>()(v.object({ pluginId: id, values })),
  /** Saves own choices of the CRM's settings, by key; `null` gives one up. */
  saveOwnSettings: method<void>()(v.object({ values })),
  /** Puts back the own choices that the last save replaced; once. */
  undoPluginConfig: method<void>()(v.object({ pluginId: id })),
  /** Answers when the window is open or could not be opened; what becomes of it is in the view. */
  connectAccount: method<void>()(v.object({ pluginId: id })),
  cancelAccount: method<void>()(v.object({ pluginId: id })),
  showSignInWindow: method<void>()(v.object({ pluginId: id })),
  checkAccount: method<void>()(v.object({ pluginId: id })),
  logOutOfAccount: method<void>()(v.object({ pluginId: id })),
  checkLicence: method<void>()(v.object({ pluginId: id })),
  saveDraft: method<void>()(v.object({ form: id, value: v.optional(v.unknown()) })),
  discardDraft: method<void>()(v.object({ form: id })),
  /** Keeps a call as *to do* (or has it logged by the rules); says its activity's id. */
  recordCall: method<{ activityId: string }>()(v.object({ call: callSchema, isFinal: v.boolean() })),
  /** Calls that ended while no panel was open. */
  recordCalls: method<void>()(v.object({ calls: v.pipe(v.array(callSchema), v.maxLength(100)) })),
  /** The same for one day of a conversation. */
  recordConversation: method<{ activityId: string }>()(v.object({ conversation: conversationSchema })),
  /** The server has logged these calls, with their log's id by session: those still to do are done. */
  closeLogged: method<void>()(v.object({ logIds: v.record(v.string(), v.string()) })),
  /** Writes the log down, then sends it; answers once it is written down. */
  logActivity: method<void>()(
    v.object({
      activityId: id,
      form: logFormSchema,
      isUpdate: v.optional(v.boolean(), false),
      /** The log that somebody else wrote, as the person saw it: it is what their update changes. */
      there: v.optional(crmLogSchema),
    }),
  ),
  /** What a person has decided about activities as the page saw them; sends what is due then. Throws `stale`. */
  replaceActivities: method<void>()(
    v.object({ changes: v.array(v.object({ expected: activitySchema, record: activitySchema })) }),
  ),
  /** The round of asking that the alarm would make later; answers when it is over. */
  checkTasksNow: method<void>()(nothing),
  /** Somebody looks at the tasks: failures are no longer new. */
  markTasksSeen: method<void>()(nothing),
  /** Takes ended tasks off the list; their logs are not touched. */
  dismissTasks: method<void>()(v.object({ taskIds: v.pipe(v.array(taskId), v.maxLength(100)) })),
  clearFinishedTasks: method<void>()(nothing),
} as const;

export type Methods = typeof methods;
export type MethodName = keyof Methods;
export type Input<N extends MethodName> = v.InferOutput<Methods[N]['input']>;
export type Output<N extends MethodName> = ReturnType<Methods[N]['output']>;
