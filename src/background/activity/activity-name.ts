import { lookUpContacts } from '../crm/look-up-contacts';
import { otherNumber } from '../../core/activity/activity';
import { activities } from '../../storage/activity/activities';
import { changeActivity } from './activity-store';
import type { Context } from '../worker/context';
import { withServer } from '../sign-in/server-session';

/** Adds the name that the CRM has for the activity's number, for display in lists. */
export async function nameActivity(context: Context, id: string): Promise<void> {
  const activity = await activities.get(id);
  if (!activity || activity.form || activity.knownAs !== undefined) return;
  const number = otherNumber(activity);
  if (!number) return;
  const { contacts } = await withServer(context, (session) => lookUpContacts(context, session, number));
  const [contact, ...others] = contacts;
  if (!contact || others.length > 0) return;
  await changeActivity(id, (known) => known && { ...known, knownAs: contact.name });
}
