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
 * Reads this computer's policy. The last one is kept and applies from the start, so that nothing waits for this; if
 * the browser cannot tell, the last one stays in force.
 */
export async function takePolicy(context: Context): Promise<void> {
  const raw = await readManagedPolicy();
  if (raw === undefined) return;
  const policy = readPolicy(raw);
  if (!sameJson(policy, await readItem(managed.policy))) await writeItem(managed.policy, policy);
  const connection = await readItem(owner.connection);
  if (connection && forbidsConnection(policy, connection)) await disconnect(context);
}
