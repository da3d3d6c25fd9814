import type { Licence } from '../../core/plugins/licence';
import { updateItem, writeItem } from '../../storage/basics/item';
import * as view from '../../storage/view';

type Registrations = typeof view.registrations.fallback;

/** Keeps what a page was answered about licences and registrations: every screen paints it, also without a network. */
export async function keepPluginAnswers({
  licences,
  registrations,
}: {
  readonly licences?: { readonly [personAndPlugin: string]: Licence } | undefined;
  readonly registrations?: Registrations | undefined;
}): Promise<void> {
  if (licences) await updateItem(view.licences, (all) => ({ ...all, ...licences }));
  if (registrations) await writeItem(view.registrations, registrations);
}

/** After a registration was written or taken away, what was known of it says nothing any more. */
export async function forgetRegistrations(): Promise<void> {
  await writeItem(view.registrations, view.registrations.fallback);
}
