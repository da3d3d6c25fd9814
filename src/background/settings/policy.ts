import { sameJson } from '../../core/basics/json';
import { forbidsConnection } from '../../core/settings/policy';
import { readPolicy } from '../../core/settings/policy-reader';
import { readManagedPolicy } from '../../platform/managed-policy';
import { readItem, writeItem } from '../../storage/basics/item';
import * as managed from '../../storage/settings/managed';
import * as owner from '../../storage/sign-in/session-owner';
import { disconnect } from '../sign-in/connection';
import type { Context } from '../worker/context';

/**
 * Takes over the policy of this computer as it is now. The last one is kept and holds from the first moment of a
 * start, so that nobody waits for this; where the browser cannot tell, it goes on holding.
 */
export async function takePolicy(context: Context): Promise<void> {
  const raw = await readManagedPolicy();
  if (raw === undefined) return;
  const policy = readPolicy(raw);
  if (!sameJson(policy, await readItem(managed.policy))) await writeItem(managed.policy, policy);
  const connection = await readItem(owner.connection);
  if (connection && forbidsConnection(policy, connection)) await disconnect(context);
}
