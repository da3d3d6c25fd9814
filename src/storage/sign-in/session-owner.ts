import * as v from 'valibot';
import {
  connectionSchema,
  identitySchema,
  ownerKey,
  personKey,
  type Connection,
  type Identity,
} from '../../core/crm/account';
import { fail } from '../../core/basics/problem';
import { defineItem, readItem, readItems } from '../basics/item';

export const identity = defineItem('identity', v.nullable(identitySchema), null);

export const connection = defineItem('connection', v.nullable(connectionSchema), null);

/** Who is signed in to RingCentral. Throws `not_signed_in`. */
export async function requireIdentity(): Promise<Identity> {
  return (await readItem(identity)) ?? fail('not_signed_in');
}

/** The RingCentral account of who is signed in; '' where nobody is. */
export async function readAccountId(): Promise<string> {
  return (await readItem(identity))?.accountId ?? '';
}

/** Key of the person who is signed in; '' where nobody is. */
export async function readPersonKey(): Promise<string> {
  const person = await readItem(identity);
  return person ? personKey(person) : '';
}

/** The connected CRM. Throws `not_connected`. */
export async function requireConnection(): Promise<Connection> {
  return (await readItem(connection)) ?? fail('not_connected');
}

/** Key of the owner who is here. Throws `not_connected`, `not_signed_in`. */
export async function requireOwnerKey(): Promise<string> {
  const crm = await requireConnection();
  return ownerKey(await requireIdentity(), crm);
}

export interface Owner {
  readonly identity: Identity;
  readonly connection: Connection;
}

/** Both, in one storage read; `undefined` unless signed in and connected. */
export async function findOwner(): Promise<Owner | undefined> {
  const found = await readItems({ identity, connection });
  if (!found.identity || !found.connection) return undefined;
  return { identity: found.identity, connection: found.connection };
}
