import { askManagedOAuth } from '../api/session';
import { personKey } from '../core/account';
import { authorizationAddress, readAuthorization, stateOf } from '../core/crm-authorization';
import { fail, ProblemError, toProblem } from '../core/problem';
import { hostOf } from '../core/url';
import { withLock } from '../platform/lock';
import { hasHost } from '../platform/permission';
import { randomText } from '../platform/random';
import { focusWindow } from '../platform/sign-in-window';
import { crmSignIn } from '../storage/crm-access';
import { readItem, writeItem } from '../storage/item';
import * as view from '../storage/view';
import type { Context } from './context';
import { findFlows, startLock } from './oauth-flows';
import { endUnlanded } from './oauth-landing';
import { openFlow } from './oauth-window';
import { ringCentralAccessToken } from './ring-central';
import { describeTarget, sessionBeforeLogin } from './server-target';

/**
 * Connects the CRM by its own sign-in page: opens it, and watches that one window. What becomes of it is written where
 * the panel paints from.
 */
export async function connectByWindow(
  context: Context,
  connectorId: string,
  chosenHostname = '',
): Promise<void> {
  const key = personKey((await readItem(view.identity)) ?? fail('not_signed_in'));
  await withLock(startLock(key), async () => {
    await cancelConnect(context);
    await writeItem(crmSignIn, { connectorId });
    try {
      await open(context, { connectorId, key, chosenHostname });
    } catch (error) {
      await writeItem(crmSignIn, { connectorId, problem: toProblem(error) });
      if (!(error instanceof ProblemError)) throw error;
    }
  });
}

async function open(
  context: Context,
  { connectorId, key, chosenHostname }: { connectorId: string; key: string; chosenHostname: string },
): Promise<void> {
  const target = await describeTarget(context, connectorId, chosenHostname);
  const { connection, proxyId } = target;
  const session = sessionBeforeLogin(connection, await ringCentralAccessToken(context));
  const managed = await askManagedOAuth(context.http, session, connection.platform);
  const authorization = readAuthorization(target.raw, target.hostname, managed);
  const { redirectPage, hostname } = authorization;
  // The organisation's page may be another than the manifest's: the panel asks for the one that is named here.
  if (!(await hasHost(redirectPage))) fail('sign_in_permission', { host: hostOf(redirectPage) });
  const state = stateOf(authorization, connection.platform, randomText(context.random));
  await openFlow(context, authorizationAddress(authorization, state), {
    kind: 'crm',
    id: randomText(context.random),
    key,
    departure: { redirectPage, state },
    connection,
    hostname,
    proxyId,
  });
}

/** Gives up a sign-in to a CRM that is under way; its window closes. */
export async function cancelConnect(context: Context): Promise<void> {
  for (const flow of await findFlows(({ kind }) => kind === 'crm'))
    await endUnlanded(context, flow, 'cancelled');
}

/** Brings its window to the front. */
export async function showConnectWindow(): Promise<void> {
  const [flow] = await findFlows(({ kind }) => kind === 'crm');
  await focusWindow((flow ?? fail('not_found')).windowId);
}
