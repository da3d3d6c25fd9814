import type { Connection, Identity } from '../../core/crm/account';
import { fail } from '../../core/basics/problem';
import { readItem, readItems } from '../basics/item';
import * as view from '../view';

/** Who is signed in to RingCentral. Throws `not_signed_in`. */
export async function requireIdentity(): Promise<Identity> {
  return (await readItem(view.identity)) ?? fail('not_signed_in');
}

/** The connected CRM. Throws `not_connected`. */
export async function requireConnection(): Promise<Connection> {
  return (await readItem(view.connection)) ?? fail('not_connected');
}

export interface Owner {
  readonly identity: Identity;
  readonly connection: Connection;
}

/** Both, in one storage read; `undefined` unless signed in and connected. */
export async function findOwner(): Promise<Owner | undefined> {
  const { identity, connection } = await readItems({ identity: view.identity, connection: view.connection });
  return identity && connection ? { identity, connection } : undefined;
}
