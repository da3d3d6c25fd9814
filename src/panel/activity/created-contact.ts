import type { LogInput } from '../../core/activity/call';
import { activities } from '../../storage/activity/activities';
import { readClientSettings } from '../../storage/settings/preferences';
import type { PanelStore } from '../app/store';
import { findContactAddress } from '../shared/crm-address';
import { openPageOnce } from '../shared/page-pop';

/** A contact that comes into being later than this after the press surprises whoever is at something else by then; ms. */
const patienceMs = 60_000;

/** Where that is wanted, opens the page of the contact that a log has made, once the CRM has it. */
export async function openCreatedContact(
  store: PanelStore,
  activityId: string,
  { contact, newContact }: LogInput,
): Promise<void> {
  if (contact || !newContact || !(await readClientSettings()).openContactPageAfterCreation) return;
  const made = await contactOf(store, activityId);
  if (!made) return;
  const address = await findContactAddress(made);
  if (address !== undefined) await openPageOnce(address);
}

/** The contact of this log as soon as there is one; `undefined` when it takes too long. */
function contactOf(store: PanelStore, activityId: string): Promise<LogInput['contact']> {
  return new Promise((resolve) => {
    const end = (made: LogInput['contact']) => {
      clearTimeout(timer);
      stop();
      resolve(made);
    };
    const look = async () => {
      const { form } = (await activities.get(activityId)) ?? {};
      if (form?.contact) end(form.contact);
    };
    const timer = setTimeout(end, patienceMs, undefined);
    // One that cannot be read now may be at the next change.
    const tryLook = () => void look().catch(() => undefined);
    const stop = store.subscribe(({ activitySummary }, before) => {
      if (activitySummary.revision !== before.activitySummary.revision) tryLook();
    });
    tryLook();
  });
}
