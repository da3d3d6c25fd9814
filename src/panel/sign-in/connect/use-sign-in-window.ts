import { useState } from 'react';
import { readSignInPage } from '../../../core/sign-in/crm-authorization';
import { ProblemError, toProblem, type Problem } from '../../../core/basics/problem';
import { requestHosts } from '../../../platform/permission';
import { call } from '../../../protocol/client';
import type { ConnectorDetails } from '../../../actions/crm/load-connector';
import type { ConnectorTarget } from '../../../core/crm/connector-target';

export interface SignInStart {
  readonly details: ConnectorDetails;
  /** Addresses of pages that need permission to be seen. */
  readonly pages: readonly string[];
  readonly hostname?: string | undefined;
}

/** Opens the CRM's sign-in page, with permission to see where it ends. */
export function useSignInWindow() {
  const [state, setState] = useState<{ isRunning: boolean; problem?: Problem }>({ isRunning: false });
  const start = async (wish: SignInStart) => {
    // Must come first in the click: the browser refuses to ask later.
    const asked = requestHosts(wish.pages);
    setState({ isRunning: true });
    try {
      if (await asked) await open(wish);
      setState({ isRunning: false, ...(!(await asked) && { problem: { code: 'sign_in_permission' } }) });
    } catch (error) {
      setState({ isRunning: false, problem: toProblem(error) });
    }
  };
  return { ...state, start };
}

async function open({ details, hostname }: SignInStart): Promise<void> {
  const place = details.at(hostname ?? '');
  if ('problem' in place) throw new ProblemError(place.problem);
  const { target } = place;
  const managed = await askManaged(target);
  const page = readSignInPage(details, hostname ?? '', managed);
  await call('connectByWindow', {
    target,
    page,
    ...(hostname !== undefined && { hostname }),
  });
}

/** The organisation's own values; a server without the route has none. */
async function askManaged(target: ConnectorTarget): Promise<unknown> {
  try {
    return (await call('askConnector', { target, route: 'managedOAuthState' })).answer;
  } catch (error) {
    if (toProblem(error).code === 'missing_route') return undefined;
    throw error;
  }
}
