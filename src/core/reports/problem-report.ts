import type { Capabilities, Connection, Identity } from '../crm/account';
import { isOf, personKey } from '../crm/account';
import type { Activity } from '../activity/activity';
import type { Fate } from '../activity/fate';
import type { Language } from '../basics/language';
import type { Problem, ProblemCode } from '../basics/problem';
import type { InstalledPlugins } from '../plugins/installed-plugin';
import type { RegistrationState } from '../plugins/registration-state';
import type { Policy } from '../settings/policy';
import type { TaskCounts } from '../tasks/task-summary';

/** An error as it is remembered: what kind, where, when. Its texts stay out, for they may be about people. */
export interface NotedError {
  readonly code: ProblemCode;
  /** What the worker was asked for; missing where a screen failed by itself. */
  readonly method?: string | undefined;
  readonly screen: string;
  /** HTTP status of the answer that caused it. */
  readonly status?: number | undefined;
  /** Epoch ms, of the last time. */
  readonly at: number;
  /** How often in a row. */
  readonly times: number;
}

/** What a report of a problem is made of. */
export interface ReportSources {
  readonly now: number;
  readonly panelVersion: string;
  readonly userAgent: string;
  readonly language: Language;
  readonly isOnline: boolean;
  readonly identity: Identity | null;
  readonly connection: Connection | null;
  /** As the connector's manifest says it, unparsed. */
  readonly connectorVersion: unknown;
  readonly policy: Policy;
  readonly activities: readonly Pick<Activity, 'account' | 'fate' | 'problem'>[];
  readonly tasks: TaskCounts;
  readonly installed: Pick<InstalledPlugins, 'plugins' | 'refreshedAt' | 'problem'>;
  readonly registrations: { readonly [pluginId: string]: RegistrationState };
  /** How many are under way or were interrupted. */
  readonly installations: number;
  readonly setAside: number;
  readonly errors: readonly NotedError[];
}

interface Counts {
  readonly [name: string]: number;
}

/**
 * What a person may copy, save or send about this panel. Security: it is made of numbers, times, and words of this
 * program alone; no text that came from a server, a plugin, a call or a person may get in, held by
 * test/unit/core/reports/problem-report.test.ts with planted ones in every source.
 */
export function createProblemReport(sources: ReportSources) {
  const { now, identity, connection, installed } = sources;
  const { preferences, broken, ...values } = sources.policy;
  const activities = identity
    ? sources.activities.filter(({ account }) => isOf(account, personKey(identity)))
    : [];
  const fates: { readonly [fate in Fate]: number } = {
    todo: 0,
    waiting: 0,
    sending: 0,
    asking: 0,
    logged: 0,
    needs_you: 0,
    ignored: 0,
    ...count(activities, ({ fate }) => fate),
  };
  return {
    madeAt: timeOf(now),
    panel: {
      version: versionOf(sources.panelVersion),
      language: sources.language,
      isOnline: sources.isOnline,
    },
    browser: readBrowser(sources.userAgent),
    ringCentral: identity
      ? { signedIn: identity.hasEnded ? 'ended' : 'yes', isAdmin: identity.isAdmin }
      : { signedIn: 'no' },
    crm: connection && describeCrm(connection, sources.connectorVersion),
    policy: {
      values: countIf(Object.values(values), (value) => value !== undefined),
      preferences: Object.keys(preferences).length,
      unreadable: broken.length,
    },
    settings: {
      readAt: timeOf(installed.refreshedAt),
      ...(installed.problem && { problem: bare(installed.problem) }),
    },
    activities: {
      ...fates,
      problems: count(activities, ({ problem }) => problem?.code),
      setAside: sources.setAside,
    },
    tasks: { ...sources.tasks },
    plugins: {
      installed: installed.plugins.length,
      withoutManifest: countIf(installed.plugins, ({ hasManifest }) => !hasManifest),
      askForMore: countIf(installed.plugins, ({ asksForMore }) => asksForMore),
      paused: countIf(installed.plugins, ({ isPaused }) => isPaused),
      broken: countIf(installed.plugins, ({ isBroken }) => isBroken),
      registrations: count(Object.values(sources.registrations), (state) => state),
      installationsUnderWay: sources.installations,
    },
    errors: sources.errors.map(({ code, method, screen, status, at, times }) => ({
      at: timeOf(at),
      kind: code,
      ...(method !== undefined && { method }),
      screen,
      ...statusOf(status),
      times,
    })),
  };
}

export type ProblemReport = ReturnType<typeof createProblemReport>;

/** As it is shown, copied, saved and sent. */
export function textOfReport(report: ProblemReport): string {
  return JSON.stringify(report, null, 2);
}

/** Interfaces of App Connect's connectors by name; others may be anybody's words. */
const knownInterfaces = [
  'getAuthType',
  'getUserInfo',
  'findContact',
  'findContactWithName',
  'createContact',
  'createCallLog',
  'getCallLog',
  'updateCallLog',
  'upsertCallDisposition',
  'getLogFormatType',
  'createMessageLog',
  'updateMessageLog',
  'getOauthInfo',
  'unAuthorize',
  'getLicenseStatus',
  'getUserList',
  'getServerLoggingSettings',
  'updateServerLoggingSettings',
  'getManagedAuthOptions',
  'cacheCallNote',
];

const platformPattern = /^[a-z][a-z_-]{0,30}\d{0,2}$/i;

function describeCrm({ capabilities, listing, platform, state, hostname }: Connection, version: unknown) {
  // A private connector may be named after the organisation that runs it.
  const isPublic = listing?.access === 'public';
  return {
    state,
    connector: isPublic && platformPattern.test(platform) ? platform : 'not public',
    connectorVersion: versionOf(version),
    hasOwnHost: hostname !== undefined,
    server: generationOf(capabilities),
    abilities: {
      accountPlugins: capabilities.accountPlugins,
      pollsTasks: capabilities.pollsTasks,
      tokenInHeader: capabilities.rcTokenInHeader,
      callBacks: capabilities.callBacks === true,
      managedOptions: capabilities.managedOptions === true,
      interfaces: knownInterfaces.filter((name) => capabilities.interfaces.includes(name)),
      otherInterfaces: countIf(capabilities.interfaces, (name) => !knownInterfaces.includes(name)),
    },
  };
}

function generationOf({ accountPlugins, pollsTasks }: Capabilities) {
  if (accountPlugins) return pollsTasks ? 'callback and polling' : 'callback';
  return pollsTasks ? 'polling' : 'unknown';
}

/** Three short numbers at most: four are an address, longer ones a phone number. */
const versionPattern =
  /^v?(?:0|[1-9]\d{0,2})(?:\.(?:0|[1-9]\d{0,2})){1,2}(?:-(?:alpha|beta|rc)(?:\.?\d{1,2})?)?$/;

function versionOf(version: unknown): string {
  return typeof version === 'string' && versionPattern.test(version) ? version : 'unknown';
}

const browsers = [
  ['Edge', /\bEdg\/(\d{1,3}(?:\.\d{1,5}){0,3})/],
  ['Opera', /\bOPR\/(\d{1,3}(?:\.\d{1,5}){0,3})/],
  ['Chrome', /Chrome\/(\d{1,3}(?:\.\d{1,5}){0,3})/],
] as const;
const systems = [
  ['Windows', /\bWindows\b/],
  ['ChromeOS', /\bCrOS\b/],
  ['macOS', /\bMac OS X\b/],
  ['Linux', /\bLinux\b/],
] as const;

function readBrowser(userAgent: string) {
  const [name, version] =
    browsers.flatMap(([brand, pattern]) => {
      const found = pattern.exec(userAgent)?.[1];
      return found === undefined ? [] : [[brand, found] as const];
    })[0] ?? (['unknown', 'unknown'] as const);
  return { name, version, system: systems.find(([, pattern]) => pattern.test(userAgent))?.[0] ?? 'unknown' };
}

function bare({ code, status }: Problem) {
  return { kind: code, ...statusOf(status) };
}

/** Whatever else a number may be, it is no status of HTTP. */
function statusOf(status: number | undefined): { status?: number } {
  const isStatus = status !== undefined && Number.isInteger(status) && status >= 100 && status < 600;
  return isStatus ? { status } : {};
}

function timeOf(at: number): string {
  return at > 0 ? new Date(at).toISOString() : 'never';
}

function count<T>(items: readonly T[], nameOf: (item: T) => string | undefined): Counts {
  const counts: { [name: string]: number } = {};
  for (const item of items) {
    const name = nameOf(item);
    if (name !== undefined) counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

function countIf<T>(items: readonly T[], isCounted: (item: T) => boolean | undefined): number {
  return items.filter((item) => isCounted(item)).length;
}
