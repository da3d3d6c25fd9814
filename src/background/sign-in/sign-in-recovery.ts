import { withFreeLock } from '../../platform/lock';
import { personKey } from '../../core/crm/account';
import { crmSignIn } from '../../storage/sign-in/crm-access';
import { readItem, updateItem, writeItem } from '../../storage/basics/item';
import type { CrmFlow, SignInFlow } from '../../storage/sign-in/sign-in-flows';
import { pluginAccounts } from '../../storage/sign-in/plugin-accounts';
import * as owner from '../../storage/sign-in/session-owner';
import type { Context } from '../worker/context';
import { endCrmSignIn, hasConnected } from './crm-landing';
import { endFlow, exchangeLock, findFlows, interrupted, startLock, watchIfNeeded } from './sign-in-flows';
import { catchUp } from './sign-in-landing';
import { setState, settleUnclear } from './plugin-account';

/** When the worker starts: catches up on what a killed worker missed and settles what it left half done. */
export async function recoverSignIns(context: Context): Promise<void> {
  for (const flow of await findFlows(() => true)) {
    await withFreeLock(exchangeLock(flow), () => settleExchange(context, flow));
    if ((await findFlows((one) => one.id === flow.id && one.stage === 'open')).length > 0)
      await catchUp(context, flow);
  }
  for (const [key, { state }] of Object.entries(await readItem(pluginAccounts))) {
    if (state === 'connecting') await withFreeLock(startLock(key), () => settleLost(context, key));
  }
  const identity = await readItem(owner.identity);
  if (identity) await withFreeLock(startLock(personKey(identity)), settleLostCrm);
  await watchIfNeeded(context);
}

/**
 * Its worker was killed, so it is unknown whether the plugin got the code: the plugin is asked, never sent it again.
 */
async function settleExchange(context: Context, { id }: SignInFlow): Promise<void> {
  for (const flow of await findFlows((one) => one.id === id && one.stage === 'exchanging')) {
    if (flow.kind === 'crm') await settleCrmExchange(flow);
    else {
      const known = (await readItem(pluginAccounts))[flow.key];
      if (known?.state === 'connecting') await settleUnclear(context, flow);
    }
    await endFlow(context, id, { hasLanded: true });
  }
}

/** The code may be used up: an existing connection stands; anything else is a failure that a click repeats. */
async function settleCrmExchange(flow: CrmFlow): Promise<void> {
  if (await hasConnected(flow)) await writeItem(crmSignIn, null);
  else await endCrmSignIn(flow, interrupted);
}

async function settleLostCrm(): Promise<void> {
  if ((await findFlows(({ kind }) => kind === 'crm')).length > 0) return;
  await updateItem(crmSignIn, (known) =>
    known && !known.problem ? { ...known, problem: interrupted } : known,
  );
}

/** The worker died before storing its window, or the browser was closed: flows do not survive that. */
async function settleLost(context: Context, key: string): Promise<void> {
  const isUnderWay = (await findFlows((one) => one.key === key)).length > 0;
  if (isUnderWay || (await readItem(pluginAccounts))[key]?.state !== 'connecting') return;
  await setState(context, key, 'not_connected', interrupted);
}
