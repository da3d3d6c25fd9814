import { deliverLanding } from '../api/plugin-server';
import { readLanding, type Landing } from '../core/landing';
import { personalKey } from '../core/plugin-account';
import { toProblem, type Problem } from '../core/problem';
import { withFreeLock, withLock } from '../platform/lock';
import { addressesIn } from '../platform/sign-in-window';
import { readItem } from '../storage/item';
import type { SignInFlow } from '../storage/sign-in-flows';
import * as view from '../storage/view';
import type { Context } from './context';
import { endUnlanded, startLock } from './oauth';
import { claimLanding, endFlow, findFlows, watchIfNeeded } from './oauth-flows';
import { setAccount, settleUnclear } from './plugin-account';

/** A window has reached an address. Only one that we opened, and only its first landing, is of interest. */
export async function onAddress(context: Context, windowId: number, url: string): Promise<void> {
  for (const flow of await findFlows((one) => one.windowId === windowId)) {
    const landing = readLanding(url, flow.departure);
    if (landing.kind !== 'elsewhere') await land(context, flow, landing);
  }
}

type Landed = Exclude<Landing, { kind: 'elsewhere' }>;

/** The claim is given once, whoever sees the landing; the lock tells a running exchange from a killed one. */
async function land(context: Context, flow: SignInFlow, landing: Landed): Promise<void> {
  await withLock(exchangeLock(flow), async () => {
    if (!(await claimLanding(context, flow.id))) return;
    if (landing.kind === 'ours') await exchange(context, flow, landing);
    else await endAs(context, flow, { code: landing.code, message: landing.message });
    await endFlow(context, flow.id, { hasLanded: true });
  });
}

async function exchange(
  context: Context,
  flow: SignInFlow,
  { redirectTo, callbackUri }: Extract<Landing, { kind: 'ours' }>,
): Promise<void> {
  const identity = await readItem(view.identity);
  const connection = await readItem(view.connection);
  // Somebody else is here now: what landed is not theirs.
  if (!identity || !connection || personalKey(identity, connection, flow.pluginId) !== flow.key) {
    return endAs(context, flow, { code: 'sign_in_interrupted' });
  }
  const { hashedExtensionId } = connection;
  try {
    const isSeen = await deliverLanding(context.http, { redirectTo, callbackUri, hashedExtensionId });
    if (!isSeen) return await settleUnclear(context, flow.pluginId, flow.key);
    await setAccount(context, flow.key, () => ({ state: 'connected' }));
  } catch (error) {
    const problem = toProblem(error);
    // It may have arrived: an answer without CORS looks the same as none.
    if (unclear.has(problem.code)) return settleUnclear(context, flow.pluginId, flow.key);
    await endAs(context, flow, problem);
  }
}

const unclear: ReadonlySet<Problem['code']> = new Set(['unreachable', 'timeout', 'garbled']);

async function endAs(context: Context, flow: SignInFlow, problem: Problem): Promise<void> {
  await setAccount(context, flow.key, () => ({ state: 'not_connected', problem }));
}

/** At the worker's start: what a killed one missed is caught up on, what it left half done is settled. */
export async function recoverSignIns(context: Context): Promise<void> {
  for (const flow of await findFlows(() => true)) {
    await withFreeLock(exchangeLock(flow), () => settleExchange(context, flow));
    await withFreeLock(startLock(flow.key), () => settleStart(context, flow));
    await catchUp(context, flow);
  }
  const underWay = new Set((await findFlows(() => true)).map((flow) => flow.key));
  for (const [key, { state }] of Object.entries(await readItem(view.pluginAccounts))) {
    if (state === 'connecting' && !underWay.has(key))
      await withFreeLock(startLock(key), () => settleLost(context, key));
  }
  await watchIfNeeded(context);
}

/** Nobody exchanges it any more, so whether the plugin was told is unknown: it is asked, never told again. */
async function settleExchange(context: Context, { id }: SignInFlow): Promise<void> {
  for (const flow of await findFlows((one) => one.id === id && one.stage === 'exchanging')) {
    const known = (await readItem(view.pluginAccounts))[flow.key];
    if (known?.state === 'connecting') await settleUnclear(context, flow.pluginId, flow.key);
    await endFlow(context, id, { hasLanded: true });
  }
}

/** The worker died before the window got its address. */
async function settleStart(context: Context, { id }: SignInFlow): Promise<void> {
  for (const flow of await findFlows((one) => one.id === id && one.stage === 'opening')) {
    await endUnlanded(context, flow, 'sign_in_interrupted');
  }
}

/** What its window has done while no worker saw it. */
async function catchUp(context: Context, { id, windowId }: SignInFlow): Promise<void> {
  const [open] = await findFlows((one) => one.id === id && one.stage === 'open');
  if (!open) return;
  const addresses = await addressesIn(windowId);
  if (addresses) for (const address of addresses) await onAddress(context, windowId, address);
  else await endUnlanded(context, open, 'sign_in_closed');
}

/** The browser was closed in between: flows do not outlive it. */
async function settleLost(context: Context, key: string): Promise<void> {
  const flows = await findFlows((one) => one.key === key);
  if (flows.length > 0 || (await readItem(view.pluginAccounts))[key]?.state !== 'connecting') return;
  await setAccount(context, key, () => ({
    state: 'not_connected',
    problem: { code: 'sign_in_interrupted' },
  }));
}

function exchangeLock(flow: SignInFlow): string {
  return `sign-in:${flow.id}`;
}
