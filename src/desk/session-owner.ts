import type { Connection, Identity } from '../core/account';
import { fail } from '../core/problem';
import { readItem } from '../storage/item';
import * as view from '../storage/view';

/** Who is signed in to RingCentral. Throws `not_signed_in`. */
export async function requireIdentity(): Promise<Identity> {
  return (await readItem(view.identity)) ?? fail('not_signed_in');
}

/** The CRM that is connected. Throws `not_connected`. */
export async function requireConnection(): Promise<Connection> {
  return (await readItem(view.connection)) ?? fail('not_connected');
}
