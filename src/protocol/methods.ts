import * as v from 'valibot';
import type { Identity } from '../core/crm/account';
import { activitySchema } from '../core/activity/activity';
import { callSchema, logInputSchema } from '../core/activity/call';
import { accessSchema, catalogItemSchema, listingSchema } from '../core/directory/catalog';
import { connectorTargetSchema } from '../core/crm/connector-target';
import { crmLogSchema } from '../core/activity/crm-log';
import { conversationSchema } from '../core/activity/conversation';
import { declaredLogSchema } from '../core/crm/declared-log-field';
import { signInPageSchema } from '../core/sign-in/sign-in-page';
import { ownPreferencesSchema, preferenceNames } from '../core/settings/panel-preference';
import { safeUrlSchema } from '../core/basics/safe-url-schema';
import { serverRouteNames } from '../core/crm/server-route';
import { isPublicHost } from '../core/basics/url';
import { adminMethods } from './admin-methods';
import { method } from './method';
import { serverLoggingMethods } from './server-logging-methods';
import { settingsMethods } from './settings-methods';

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(400));
const taskId = v.pipe(v.string(), v.minLength(1), v.maxLength(1000));
const kind = v.picklist(['plugin', 'connector']);
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
  /** Asks its server what the organisation has set for a sign-in, before there is a session; the screen parses it. */
  askConnector: method<unknown>()(
    v.object({ target: connectorTargetSchema, route: v.picklist(['managedAuthState', 'managedOAuthState']) }),
  ),
  /** `hostname`: the CRM's, where the person names or chooses it. */
  connect: method<void>()(v.object({ target: connectorTargetSchema, values, hostname })),
  /** Answers when the window is open or could not be opened; what becomes of it is in the view. */
  connectByWindow: method<void>()(
    v.object({ target: connectorTargetSchema, hostname, page: signInPageSchema }),
  ),
  cancelConnect: method<void>()(nothing),
  /** What a page has just read of the connector's manifest, for automatic logging; of another one it is let go. */
  renewConnector: method<void>()(
    v.object({ connectorId: id, listing: listingSchema, declaredLog: declaredLogSchema }),
  ),
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
  /** A plugin's icon from its host as a `data:` URL, at most 100 kB as it came; '' when it cannot be had. */
  fetchIcon: method<string>()(v.object({ url: safeUrlSchema })),
  /** Keeps it as it is shown; '' for one that cannot be had. */
  keepIcon: method<void>()(v.object({ url: safeUrlSchema, image: v.string() })),
  ...adminMethods,
  ...settingsMethods,
  /**
   * Answers when the window is open or could not be opened; what becomes of it is in the view. `hosts`: those that the
   * plugin's manifest names, with port; what lands is told to one of them alone.
   */
  connectAccount: method<void>()(
    v.object({
      pluginId: id,
      authorizationUrl: safeUrlSchema,
      authStateUrl: v.optional(safeUrlSchema),
      hosts: v.array(v.string()),
    }),
  ),
  cancelAccount: method<void>()(v.object({ pluginId: id })),
  showSignInWindow: method<void>()(v.object({ pluginId: id })),
  checkAccount: method<void>()(v.object({ pluginId: id, authStateUrl: safeUrlSchema })),
  logOutOfAccount: method<void>()(v.object({ pluginId: id, logoutUrl: safeUrlSchema })),
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
      form: logInputSchema,
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
