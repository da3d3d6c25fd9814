import { setAlarm } from '../../platform/alarm';
import { closeWindow } from '../../platform/sign-in-window';
import { readItem, updateItem } from '../../storage/basics/item';
import { signInFlows, type SignInFlow } from '../../storage/sign-in/sign-in-flows';
import type { Context } from '../worker/context';

/** What ended it is not known: the worker, or who was signed in, is another by now. */
export const interrupted = { code: 'sign_in_interrupted' } as const;

/** Kind of alarm that ends sign-ins. */
export const signInAlarm = 'sign-in';
/** How long a person may take to sign in; ms. */
const patience = 10 * 60_000;

export async function findFlows(isWanted: (flow: SignInFlow) => boolean): Promise<SignInFlow[]> {
  return Object.values(await readItem(signInFlows)).filter(isWanted);
}

export async function addFlow(context: Context, flow: SignInFlow): Promise<void> {
  await change(context, (all) => ({ ...all, [flow.id]: flow }));
  await setAlarm(`${signInAlarm}:${flow.id}`, context.now() + patience);
}

/** True for the first caller, who may exchange the landing; false for everybody after. */
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

/** Removes a flow and closes its window; `false` when it is gone, or has landed and `hasLanded` was not given. */
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

/** Windows are watched only while a sign-in is under way: each event wakes the worker. */
export async function watchIfNeeded(context: Context): Promise<void> {
  await change(context, (all) => all);
}

type Flows = { [id: string]: SignInFlow };

async function change(context: Context, changed: (all: Flows) => Flows): Promise<void> {
  const flows = await updateItem(signInFlows, changed);
  if (Object.keys(flows).length > 0) context.windows.start();
  else context.windows.stop();
}

/** Held while a sign-in of this person to this plugin, or to a CRM, is being started. */
export function startLock(key: string): string {
  return `sign-in-start:${key}`;
}

/** Held while a landing is being exchanged. */
export function exchangeLock(flow: SignInFlow): string {
  return `sign-in:${flow.id}`;
}
