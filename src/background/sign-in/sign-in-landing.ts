import { deliverLanding } from '../../api/sign-in/plugin-server';
import { readCrmLanding, readLanding, type CrmLanding, type Landing } from '../../core/sign-in/landing';
import { personalKey } from '../../core/sign-in/plugin-account';
import { toProblem, type Problem } from '../../core/basics/problem';
import { withLock } from '../../platform/lock';
import { addressesIn } from '../../platform/sign-in-window';
import type { PluginFlow, SignInFlow } from '../../storage/sign-in/sign-in-flows';
import { findOwner } from '../../storage/sign-in/session-owner';
import type { Context } from '../worker/context';
import { requireLandingHost } from './agreed-address';
import { endCrmSignIn, exchangeCrmLanding, hasConnected } from './crm-landing';
import { claimLanding, endFlow, exchangeLock, findFlows, interrupted } from './sign-in-flows';
import { setState, settleUnclear } from './plugin-account';

/** A window has reached an address. Only windows opened for a sign-in count, and only their first landing. */
export async function onAddress(context: Context, windowId: number, url: string): Promise<void> {
  for (const flow of await findFlows((one) => one.windowId === windowId)) {
    const landing =
      flow.kind === 'crm' ? readCrmLanding(url, flow.departure) : readLanding(url, flow.departure);
    if (landing.kind !== 'elsewhere') await land(context, flow, url, landing);
  }
}

type Landed = Exclude<Landing | CrmLanding, { kind: 'elsewhere' }>;

/** Only one caller may claim the landing; the lock tells a running exchange from a killed one. */
async function land(context: Context, flow: SignInFlow, url: string, landing: Landed): Promise<void> {
  const isMine = await withLock(exchangeLock(flow), async () => {
    if (!(await claimLanding(context, flow.id))) return false;
    if (landing.kind === 'refused')
      await endAs(context, flow, { code: landing.code, message: landing.message });
    else if (flow.kind === 'crm') await exchangeCrmLanding(context, flow, url);
    else if (landing.kind === 'ours') await exchange(context, flow, landing);
    return endFlow(context, flow.id, { hasLanded: true });
  });
  if (isMine && flow.kind === 'crm' && (await hasConnected(flow))) await context.afterConnecting();
}

async function exchange(
  context: Context,
  flow: PluginFlow,
  { redirectTo, callbackUri }: Extract<Landing, { kind: 'ours' }>,
): Promise<void> {
  const { identity, connection } = (await findOwner()) ?? {};
  // Another person is signed in now; the landing is not theirs.
  if (!identity || !connection || personalKey(identity, connection, flow.pluginId) !== flow.key) {
    return endAs(context, flow, interrupted);
  }
  const { hashedExtensionId } = connection;
  try {
    await requireLandingHost(flow.pluginId, redirectTo);
    const isSeen = await deliverLanding(context.http, { redirectTo, callbackUri, hashedExtensionId });
    if (!isSeen) return await settleUnclear(context, flow);
    await setState(context, flow.key, 'connected');
  } catch (error) {
    const problem = toProblem(error);
    // It may have arrived: an answer without CORS looks like no answer.
    if (unclear.has(problem.code)) return settleUnclear(context, flow);
    await endAs(context, flow, problem);
  }
}

const unclear: ReadonlySet<Problem['code']> = new Set(['unreachable', 'timeout', 'garbled']);

async function endAs(context: Context, flow: SignInFlow, problem: Problem): Promise<void> {
  if (flow.kind === 'crm') return endCrmSignIn(flow, problem);
  await setState(context, flow.key, 'not_connected', problem);
}

/** What a flow's window did while nobody was watching. */
export async function catchUp(context: Context, flow: SignInFlow): Promise<void> {
  const addresses = await addressesIn(flow.windowId);
  if (!addresses) return onWindowClosed(context, flow.windowId);
  for (const address of addresses) await onAddress(context, flow.windowId, address);
}

export async function onWindowClosed(context: Context, windowId: number): Promise<void> {
  await endUnlanded(context, (flow) => flow.windowId === windowId, 'sign_in_closed');
}

/** The time is up. An exchange under way has a limit of its own. */
export async function onTimeout(context: Context, flowId: string): Promise<void> {
  await endUnlanded(context, (flow) => flow.id === flowId, 'sign_in_timed_out');
}

/** Ends these flows, except those that have landed meanwhile. */
export async function endUnlanded(
  context: Context,
  isWanted: (flow: SignInFlow) => boolean,
  code: Problem['code'],
): Promise<void> {
  for (const flow of await findFlows(isWanted))
    if (await endFlow(context, flow.id)) await endAs(context, flow, { code });
}
