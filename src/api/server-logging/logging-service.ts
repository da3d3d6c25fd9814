import * as v from 'valibot';
import {
  readSubscription,
  subscriptionSchema,
  type LoggingLevel,
  type LoggingSubscription,
} from '../../core/server-logging/logging-subscription';
import { fail, toProblem } from '../../core/basics/problem';
import { ask, type GatedRequest, type Http } from '../basics/http';
import { readShape } from '../basics/shape';

/**
 * The service at a manifest's `serverSideLogging.url`. Its routes are the ones that App Connect's public client uses
 * (rc-unified-crm-extension-client, src/core/admin.ts).
 */
export interface LoggingService {
  readonly url: string;
  /** For `X-Access-Token`; used for one click only. */
  readonly token: string;
}

/**
 * GET /oauth/callback: opens a session with a RingCentral code.
 * @param hashedAccountId from `/userInfoHash`
 */
export async function openLoggingService(
  http: Http,
  url: string,
  code: string,
  hashedAccountId: string,
): Promise<LoggingService> {
  const body = await askService(http, {
    purpose: 'logging_open',
    url: under(url, '/oauth/callback'),
    query: { rcAccountId: hashedAccountId },
    secrets: { oneTimeCode: code },
  });
  return { url, token: readShape(v.object({ jwtToken: v.string() }), body).jwtToken };
}

/** GET /subscription. */
export async function getSubscription(http: Http, service: LoggingService): Promise<LoggingSubscription> {
  const body = await askAs(http, service, { path: '/subscription' });
  return readSubscription(readShape(subscriptionSchema, body));
}

interface Subscription {
  readonly crmPlatform: string;
  readonly crmAdapterUrl: string;
  readonly subscriptionLevel: LoggingLevel;
  readonly loggingByAdmin: boolean;
  readonly loggingWithUserAssigned: boolean;
  /** Includes the legs of a call. */
  readonly detailedCallLog: boolean;
  readonly sources: readonly string[];
}

/**
 * POST /subscribe.
 * @param session the admin's App Connect session token, with which the service logs
 */
export async function subscribe(
  http: Http,
  service: LoggingService,
  session: string,
  body: Subscription,
): Promise<void> {
  const secrets = { session };
  await askAs(http, service, {
    purpose: 'logging_subscribe',
    method: 'POST',
    path: '/subscribe',
    body,
    secrets,
  });
}

/** POST /unsubscribe. */
export async function unsubscribe(http: Http, service: LoggingService): Promise<void> {
  await askAs(http, service, { method: 'POST', path: '/unsubscribe', body: {} });
}

/** POST /do-not-log-numbers; `numbers` comma-separated. */
export async function postDoNotLogNumbers(
  http: Http,
  service: LoggingService,
  numbers: string,
): Promise<void> {
  const body = { doNotLogNumbers: numbers };
  await askAs(http, service, { method: 'POST', path: '/do-not-log-numbers', body });
}

async function askAs(
  http: Http,
  { url, token }: LoggingService,
  {
    path,
    ...request
  }: Pick<GatedRequest, 'method' | 'body' | 'secrets'> & {
    readonly path: string;
    readonly purpose?: 'logging_subscribe';
  },
): Promise<unknown> {
  return askService(http, {
    purpose: 'logging_settings',
    ...request,
    url: under(url, path),
    secrets: { ...request.secrets, loggingSession: token },
  });
}

/** Its refusals concern its own session, never the CRM's. */
async function askService(http: Http, request: GatedRequest): Promise<unknown> {
  try {
    return await ask(http, request);
  } catch (error) {
    const { code, ...problem } = toProblem(error);
    if (code.startsWith('session_')) return fail('refused', problem);
    throw error;
  }
}

function under(base: string, path: string): string {
  return `${base.replace(/\/+$/, '')}${path}`;
}
