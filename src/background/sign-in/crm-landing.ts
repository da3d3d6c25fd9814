import { logInWithLanding } from '../../api/sign-in/session';
import { personKey, type Identity } from '../../core/crm/account';
import { fail, toProblem, type Problem } from '../../core/basics/problem';
import { crmSignIn } from '../../storage/sign-in/crm-access';
import { readItem, writeItem } from '../../storage/basics/item';
import type { CrmFlow } from '../../storage/sign-in/sign-in-flows';
import * as owner from '../../storage/sign-in/session-owner';
import { establish } from './connection';
import type { Context } from '../worker/context';
import { sessionBeforeLogin } from './server-target';

/**
 * Lets the server exchange the landing's code, once. A missing answer counts as failure: a new code costs only a
 * click.
 */
export async function exchangeCrmLanding(
  context: Context,
  flow: CrmFlow,
  callbackUri: string,
): Promise<void> {
  const { connection, hostname, proxyId } = flow;
  try {
    const identity = await requireOwner(flow);
    const login = await logInWithLanding(context.http, sessionBeforeLogin(connection), {
      callbackUri,
      rcAccountId: identity.accountId,
      hostname,
      proxyId,
    });
    await requireOwner(flow);
    await establish(context, { ...connection, signInId: flow.id }, login);
    await writeItem(crmSignIn, null);
  } catch (error) {
    await endCrmSignIn(flow, toProblem(error));
  }
}

/** Another person may have signed in since; the landing is not theirs. */
async function requireOwner({ key }: CrmFlow): Promise<Identity> {
  const identity = await readItem(owner.identity);
  return identity && personKey(identity) === key ? identity : fail('sign_in_interrupted');
}

export async function endCrmSignIn({ connection }: CrmFlow, problem: Problem): Promise<void> {
  await writeItem(crmSignIn, { connectorId: connection.connectorId, problem });
}

/** True if this flow's exchange ended in a connection, even if its worker died afterwards. */
export async function hasConnected({ id }: CrmFlow): Promise<boolean> {
  return (await readItem(owner.connection))?.signInId === id;
}
