import { focusWindow, openSignInWindow } from '../../platform/sign-in-window';
import { fail } from '../../core/basics/problem';
import type { CrmFlow, PluginFlow, SignInFlow } from '../../storage/sign-in/sign-in-flows';
import type { Context } from '../worker/context';
import { addFlow, findFlows } from './sign-in-flows';
import { catchUp, endUnlanded } from './sign-in-landing';

type Departing<F> = Omit<F, 'windowId' | 'stage'>;

/** Opens the provider's page in a window of its own and watches that window. */
export async function openFlow(
  context: Context,
  url: string,
  departing: Departing<PluginFlow> | Departing<CrmFlow>,
): Promise<void> {
  context.countDeparture({ host: new URL(url).host, purpose: 'sign_in_window', tokens: [] });
  const windowId = (await openSignInWindow(url)) ?? fail('sign_in_closed');
  const flow = { ...departing, windowId, stage: 'open' as const };
  await addFlow(context, flow);
  // A provider that recognises the person may land at once, before the window was stored here.
  await catchUp(context, flow);
}

/** Cancels a sign-in, and its window closes: to this plugin's third party or, where no plugin is named, to the CRM. */
export async function cancelSignIn(context: Context, pluginId?: string): Promise<void> {
  await endUnlanded(context, isTo(pluginId), 'cancelled');
}

/** Brings its window to the front. */
export async function showSignInWindow(pluginId?: string): Promise<void> {
  const [flow] = await findFlows(isTo(pluginId));
  await focusWindow((flow ?? fail('not_found')).windowId);
}

function isTo(pluginId?: string): (flow: SignInFlow) => boolean {
  return (flow) => (flow.kind === 'plugin' ? flow.pluginId : undefined) === pluginId;
}
