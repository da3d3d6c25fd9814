import { personKey } from '../../core/crm/account';
import { fail, ignoreProblem, toProblem } from '../../core/basics/problem';
import { hostOf, withParameters } from '../../core/basics/url';
import { withLock } from '../../platform/lock';
import { hasHost } from '../../platform/permission';
import { randomText } from '../../platform/random';
import { crmSignIn } from '../../storage/sign-in/crm-access';
import type { Input } from '../../protocol/methods';
import { writeItem } from '../../storage/basics/item';
import type { Context } from '../worker/context';
import { startLock } from './sign-in-flows';
import { cancelSignIn, openFlow } from './sign-in-window';
import { describeTarget } from './server-target';
import { requireIdentity } from '../../storage/sign-in/session-owner';

type Wish = Input<'connectByWindow'>;

/**
 * Connects the CRM through its own sign-in page: opens it and watches that one window. Progress is stored where the
 * panel paints from.
 */
export async function connectByWindow(context: Context, wish: Wish): Promise<void> {
  const key = personKey(await requireIdentity());
  const { connectorId } = wish.target;
  await withLock(startLock(key), async () => {
    await cancelSignIn(context);
    await writeItem(crmSignIn, { connectorId });
    try {
      await open(context, key, wish);
    } catch (error) {
      await writeItem(crmSignIn, { connectorId, problem: toProblem(error) });
      ignoreProblem(error);
    }
  });
}

async function open(
  context: Context,
  key: string,
  { target: wanted, hostname = '', page }: Wish,
): Promise<void> {
  const { redirectPage } = page;
  // The organisation may use another redirect page than the manifest; the panel then asks for permission for this
  // one.
  if (!(await hasHost(redirectPage))) fail('sign_in_permission', { host: hostOf(redirectPage) });
  const target = await describeTarget(context, wanted, hostname);
  // The nonce ties the landing to this sign-in.
  const state = `${page.state}&nonce=${randomText(context.random)}`;
  const address = new URL(withParameters(page.address, { state }));
  // Spaces as %20: not every provider reads a plus as a space.
  address.search = address.search.replaceAll('+', '%20');
  await openFlow(context, address.href, {
    kind: 'crm',
    id: randomText(context.random),
    key,
    departure: { redirectPage, state },
    connection: target.connection,
    hostname: target.hostname,
    proxyId: target.proxyId,
  });
}
