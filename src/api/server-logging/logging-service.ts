import * as v from 'valibot';
import { fail, toProblem } from '../../core/basics/problem';
import { below } from '../../core/basics/url';
import { ask, type GatedRequest, type Http } from '../basics/http';
import { readShape } from '../basics/shape';

/**
 * The service at a manifest's `serverSideLogging.url`, opened for one click. Its routes are the ones that App Connect's
 * public client uses (rc-unified-crm-extension-client, src/core/admin.ts): GET `/subscription`, POST `/subscribe`,
 * `/unsubscribe` and `/do-not-log-numbers`. A page reads the answers (core/server-logging/logging-subscription.ts).
 * @param session the admin's App Connect session token, with which the service logs; only for `/subscribe`
 */
export type LoggingService = (
  path: '/subscription' | '/subscribe' | '/unsubscribe' | '/do-not-log-numbers',
  body?: object,
  session?: string,
) => Promise<unknown>;

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
  const answer = await askService(http, {
    purpose: 'logging_open',
    url: below(url, '/oauth/callback'),
    query: { rcAccountId: hashedAccountId },
    secrets: { oneTimeCode: code },
  });
  const { jwtToken: loggingSession } = readShape(v.object({ jwtToken: v.string() }), answer);
  return (path, body, session) =>
    askService(http, {
      purpose: session === undefined ? 'logging_settings' : 'logging_subscribe',
      url: below(url, path),
      ...(body && { method: 'POST', body }),
      secrets: { loggingSession, ...(session !== undefined && { session }) },
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
