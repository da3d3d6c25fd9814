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

/** Everything that pages can ask of the worker. A new method is one line here and one in background/methods.ts. */
export const methods = {
  /** Signs in to RingCentral in the browser's own window. */
  signIn: method<Identity>()(nothing),
  signOut: method<void>()(nothing),
  /** Sets preferences; those left out stay unchanged. */
  savePreferences: method<void>()(
    v.object({
      clientId: v.optional(v.pipe(v.string(), v.maxLength(200))),
      ...ownPreferencesSchema.entries,
    }),
  ),
  /** Gives up a person's own choice, so that the preference follows the organisation. */
  followOrganisation: method<void>()(v.object({ name: v.picklist(preferenceNames) })),
  /** The one-time code of a silent sign-in for the dialer. `null` when the person has to sign in. */
  getDialerCode: method<{ callbackUri: string } | null>()(nothing),
  /** A manifest's body, or the last one seen if the directory does not answer; unparsed. */
  getManifest: method<unknown>()(
    v.object({
      kind,
      id,
      access: accessSchema,
      ownerAccountId: v.string(),
    }),
  ),
  /** One page of a directory list, unparsed. */
  getListPage: method<unknown>()(
    v.object({ kind, source: v.picklist(['public', 'internal']), pageToken: v.optional(v.string()) }),
  ),
  /** Caches a merged directory list, to be painted at once next time. */
  keepCatalog: method<void>()(
    v.object({ key: id, items: v.array(catalogItemSchema), fetchedAt: v.number() }),
  ),
  /**
   * Asks the connector's server what the organisation has set for sign-in, before there is a session; the screen
   * parses it.
   */
  askConnector: method<unknown>()(
    v.object({ target: connectorTargetSchema, route: v.picklist(['managedAuthState', 'managedOAuthState']) }),
  ),
  /** `hostname`: the CRM's, if the person enters or chooses it. */
  connect: method<void>()(v.object({ target: connectorTargetSchema, values, hostname })),
  /** Answers when the window has opened, or failed to open; the result appears in the view. */
  connectByWindow: method<void>()(
    v.object({ target: connectorTargetSchema, hostname, page: signInPageSchema }),
  ),
  cancelConnect: method<void>()(nothing),
  /**
   * What a page has just read from the connector's manifest, for automatic logging; ignored for any other connector.
   */
  renewConnector: method<void>()(
    v.object({ connectorId: id, listing: listingSchema, declaredLog: declaredLogSchema }),
  ),
  showConnectWindow: method<void>()(nothing),
  /** If the server could not be told, the view says so. */
  disconnect: method<void>()(nothing),
  /** Sends one request to the connected App Connect server; the screen that shows the answer parses it. */
  askServer: method<unknown>()(
    v.object({
      route: v.picklist(serverRouteNames),
      query: v.optional(v.record(v.string(), v.string()), {}),
      body: v.optional(v.unknown()),
      /** Path of one stored credential, to get just that one; otherwise all are withheld. */
      reveal: v.optional(v.pipe(v.array(v.string()), v.maxLength(4))),
    }),
  ),
  /**
   * Lets the server read the account's calls for reports. `clientId` is that of the server's own app; '' for the
   * panel's.
   */
  authorizeReports: method<void>()(v.object({ clientId: v.pipe(v.string(), v.maxLength(200)) })),
  ...serverLoggingMethods,
  /** A plugin's icon from its host as a `data:` URL, at most 100 kB; '' for none. */
  fetchIcon: method<string>()(v.object({ url: safeUrlSchema })),
  /** Caches an icon as it is shown; '' if it could not be loaded. */
  keepIcon: method<void>()(v.object({ url: safeUrlSchema, image: v.string() })),
  ...adminMethods,
  ...settingsMethods,
  /**
   * Answers when the window has opened, or failed to open; the result appears in the view. `hosts`: hosts named in
   * the plugin's manifest, with port; the landing is sent to one of these only.
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
  /** Records a call as *to do* (or queues its log by the rules); returns its activity's id. */
  recordCall: method<{ activityId: string }>()(v.object({ call: callSchema, isFinal: v.boolean() })),
  /** Calls that ended while no panel was open. */
  recordCalls: method<void>()(v.object({ calls: v.pipe(v.array(callSchema), v.maxLength(100)) })),
  /** The same for one day of a conversation. */
  recordConversation: method<{ activityId: string }>()(v.object({ conversation: conversationSchema })),
  /** Closes calls that the server has logged, given their log ids by session, if they are still to do. */
  closeLogged: method<void>()(v.object({ logIds: v.record(v.string(), v.string()) })),
  /** Queues the log, then sends it; answers once it is queued. */
  logActivity: method<void>()(
    v.object({
      activityId: id,
      form: logInputSchema,
      isUpdate: v.optional(v.boolean(), false),
      /** The log written by somebody else, as the person saw it: the one that the update changes. */
      there: v.optional(crmLogSchema),
    }),
  ),
  /** Stores a person's decisions about activities, as the page saw them, and sends what is due. Throws `stale`. */
  replaceActivities: method<void>()(
    v.object({ changes: v.array(v.object({ expected: activitySchema, record: activitySchema })) }),
  ),
  /** Starts the pass that the alarm would start later; answers when it is over. */
  checkTasksNow: method<void>()(nothing),
  /** The person looks at the tasks: failures are no longer new. */
  markTasksSeen: method<void>()(nothing),
  /** Forgets records that could not be read and were set aside: a person has no more use for them. */
  forgetSetAside: method<void>()(v.object({ kind: id, ids: v.array(v.pipe(v.string(), v.maxLength(1000))) })),
  /** Removes ended tasks from the list; their logs are not changed. */
  dismissTasks: method<void>()(v.object({ taskIds: v.pipe(v.array(taskId), v.maxLength(100)) })),
  clearFinishedTasks: method<void>()(nothing),
} as const;

export type Methods = typeof methods;
export type MethodName = keyof Methods;
export type Input<N extends MethodName> = v.InferOutput<Methods[N]['input']>;
export type Output<N extends MethodName> = ReturnType<Methods[N]['output']>;
