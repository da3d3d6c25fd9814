import { setAlarm } from '../../platform/alarm';
import { closeWindow } from '../../platform/sign-in-window';
import { readItem, updateItem } from '../../storage/basics/item';
import { signInFlows, type SignInFlow } from '../../storage/sign-in/sign-in-flows';
import type { Context } from '../worker/context';

/** Kind of the alarms that end sign-ins. */
export const signInAlarm = 'sign-in';
/** How long a person has; ms. */
const patience = 10 * 60_000;

export async function findFlows(isWanted: (flow: SignInFlow) => boolean): Promise<SignInFlow[]> {
  return Object.values(await readItem(signInFlows)).filter(isWanted);
}

export async function addFlow(context: Context, flow: SignInFlow): Promise<void> {
  await change(context, (all) => ({ ...all, [flow.id]: flow }));
  await setAlarm(`${signInAlarm}:${flow.id}`, context.clock.now() + patience);
}

/** True for the one who may exchange what has landed; for everybody after it, false. */
export async function claimLanding(context: Context, id: string): Promise<boolean> {
  let isMine = false;
  await change(context, (all) => {
    const flow = all[id];
    isMine = flow?.stage === 'open';
    return flow && isMine ? { ...all, [id]: { ...flow, stage: 'exchanging' } } : all;
  });
  if (isMine) await setAlarm(`${signInAlarm}:${id}`, undefined);
  return isMine;
}

/** Takes a flow out and closes its window; `false` when it is gone, or has landed and `hasLanded` is not said. */
export async function endFlow(context: Context, id: string, { hasLanded = false } = {}): Promise<boolean> {
  let ended: SignInFlow | undefined;
  await change(context, (all) => {
    const { [id]: flow, ...others } = all;
    ended = flow && (hasLanded || flow.stage !== 'exchanging') ? flow : undefined;
    return ended ? others : all;
  });
  if (!ended) return false;
  await setAlarm(`${signInAlarm}:${id}`, undefined);
  await closeWindow(ended.windowId);
  return true;
}

/** Windows are watched only while there is something to see: each event would wake the worker. */
export async function watchIfNeeded(context: Context): Promise<void> {
  await change(context, (all) => all);
}

type Flows = { [id: string]: SignInFlow };

async function change(context: Context, changed: (all: Flows) => Flows): Promise<void> {
  const flows = await updateItem(signInFlows, changed);
  if (Object.keys(flows).length > 0) context.windows.start();
  else context.windows.stop();
}

/** While it is held, a sign-in of this person to this plugin, or to a CRM, is being started. */
export function startLock(key: string): string {
  return `sign-in-start:${key}`;
}

/** While it is held, what has landed is being exchanged. */
export function exchangeLock(flow: SignInFlow): string {
  return `sign-in:${flow.id}`;
}
