import { personKey } from '../../core/crm/account';
import { readItem, updateItem } from '../../storage/basics/item';
import { takenOverSeen } from '../../storage/settings/taken-over-seen';
import { identity } from '../../storage/sign-in/session-owner';

/** More people than share one browser. */
const most = 100;

/** The person who is signed in has seen what was taken over. */
export async function markTakenOverSeen(): Promise<void> {
  const person = await readItem(identity);
  if (!person) return;
  const key = personKey(person);
  await updateItem(takenOverSeen, ({ people }) => ({
    people: people.includes(key) ? people : [...people, key].slice(-most),
  }));
}
