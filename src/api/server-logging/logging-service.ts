import * as v from 'valibot';
import {
  readSubscription,
  subscriptionSchema,
  type LoggingLevel,
  type LoggingSubscription,
} from '../../core/server-logging/logging-subscription';
import { fail, ProblemError } from '../../core/basics/problem';
import { withParameters } from '../../core/basics/url';
import { ask, type Http, type HttpRequest } from '../basics/http';
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
  const address = withParameters(under(url, '/oauth/callback'), { code, rcAccountId: hashedAccountId });
  const body = await askService(http, { method: 'GET', url: address });
  return { url, token: readShape(v.object({ jwtToken: v.string() }), body).jwtToken };
}

/** GET /subscription. */
export async function getSubscription(http: Http, service: LoggingService): Promise<LoggingSubscription> {
  const body = await askAs(http, service, 'GET', '/subscription');
  return readSubscription(readShape(subscriptionSchema, body));
}

interface Subscription {
  /** The admin's App Connect session, with which the service logs. */
  readonly crmToken: string;
  readonly crmPlatform: string;
  readonly crmAdapterUrl: string;
  readonly subscriptionLevel: LoggingLevel;
  readonly loggingByAdmin: boolean;
  readonly loggingWithUserAssigned: boolean;
  /** Includes the legs of a call. */
  readonly detailedCallLog: boolean;
  readonly sources: readonly string[];
}

/** POST /subscribe. */
export async function subscribe(http: Http, service: LoggingService, body: Subscription): Promise<void> {
  await askAs(http, service, 'POST', '/subscribe', body);
}

/** POST /unsubscribe. */
export async function unsubscribe(http: Http, service: LoggingService): Promise<void> {
  await askAs(http, service, 'POST', '/unsubscribe', {});
}

/** POST /do-not-log-numbers; `numbers` comma-separated. */
export async function postDoNotLogNumbers(
  http: Http,
  service: LoggingService,
  numbers: string,
): Promise<void> {
  await askAs(http, service, 'POST', '/do-not-log-numbers', { doNotLogNumbers: numbers });
}

async function askAs(
  http: Http,
  { url, token }: LoggingService,
  method: HttpRequest['method'],
  path: string,
  body?: unknown,
): Promise<unknown> {
  const headers = { 'x-access-token': token };
  return askService(http, { method, url: under(url, path), headers, ...(body !== undefined && { body }) });
}

/** Its refusals concern its own session, never the CRM's. */
async function askService(http: Http, request: HttpRequest): Promise<unknown> {
  try {
    return await ask(http, request);
  } catch (error) {
    if (error instanceof ProblemError && error.problem.code.startsWith('session_')) {
      const { code: _, ...problem } = error.problem;
      return fail('refused', problem);
    }
    throw error;
  }
}

function under(base: string, path: string): string {
  return `${base.replace(/\/+$/, '')}${path}`;
}
