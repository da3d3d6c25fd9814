import { readIdentity, revokeToken } from '../../api/sign-in/ringcentral';
import { isSamePerson, type Identity } from '../../core/crm/account';
import { fail, ignoreProblem } from '../../core/basics/problem';
import { setAlarm, setAlarmBy } from '../../platform/alarm';
import { withLock } from '../../platform/lock';
import { readItem, updateItem, writeItem } from '../../storage/basics/item';
import { ringCentralAccess, ringCentralRefresh } from '../../storage/sign-in/credentials';
import * as owner from '../../storage/sign-in/session-owner';
import type { Context } from '../worker/context';
import { disconnect } from './connection';
import { changeOwner } from './owner-change';
import { askRingCentral, authorizePerson, currentClientId, keepAccess } from './ring-central';

/** Alarm for reading anew who is signed in. */
export const personAlarm = 'ringcentral';

const hour = 3_600_000;
const day = 24 * hour;

/**
 * Signs in, or signs in again; for the same person everything stays as it is. Anybody else starts as that person:
 * whoever was here leaves first, with their CRM's session, which nobody else may use. Must stay in this order; held by
 * test/unit/background/sign-in/sign-in-again.test.ts.
 */
export async function signIn(context: Context): Promise<Identity> {
  const { tokens, identity } = (await authorizePerson(context, false)) ?? fail('cancelled');
  const before = await readItem(owner.identity);
  if (!before || !isSamePerson(before, identity)) await signOut(context);
  await withLock('ringcentral-refresh', async () => {
    await changeOwner({ ringCentralTokens: { refreshToken: tokens.refreshToken }, identity });
    await keepAccess(context, tokens);
  });
  await watchPerson(context);
  return identity;
}

/** Disconnects the CRM and forgets the tokens at once; RingCentral is told but need not answer. */
export async function signOut(context: Context): Promise<void> {
  const refresh = await readItem(ringCentralRefresh);
  const access = await readItem(ringCentralAccess);
  await writeItem(ringCentralAccess, null);
  await disconnect(context, { ringCentralTokens: null, identity: null });
  const tokens = { refreshToken: refresh?.refreshToken ?? '', accessToken: access?.accessToken ?? '' };
  if (!tokens.refreshToken && !tokens.accessToken) return;
  await currentClientId(context)
    .then((clientId) => revokeToken(context.http, clientId, tokens))
    .catch(ignoreProblem);
}

/**
 * Daily while somebody is signed in, and when the browser starts: idle days do not end the sign-in, since its tokens are
 * renewed, and the role is today's.
 */
export async function renewPerson(context: Context): Promise<void> {
  const person = await readItem(owner.identity);
  if (!person || person.hasEnded) return;
  const now = context.now();
  // Before it is done: whatever ends this worker, or keeps it from RingCentral, it is tried again.
  await setAlarm(personAlarm, now + hour);
  const identity = await askRingCentral(context, readIdentity);
  await updateItem(owner.identity, (known) => (known && isSamePerson(known, identity) ? identity : known));
  await setAlarm(personAlarm, now + day);
}

/** Sets the alarm if there is none, or a clock that was set back would postpone it. */
export async function watchPerson(context: Context): Promise<void> {
  if (await readItem(owner.identity)) await setAlarmBy(personAlarm, context.now() + day);
}
