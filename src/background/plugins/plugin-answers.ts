import type { Licence } from '../../core/plugins/licence';
import { updateItem, writeItem } from '../../storage/basics/item';
import * as view from '../../storage/view';

type Registrations = typeof view.registrations.fallback;

/** Keeps a page's findings about licences and registrations, so that every screen can show them without a network. */
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

/** After a registration was written or removed, earlier findings no longer apply. */
export async function forgetRegistrations(): Promise<void> {
  await writeItem(view.registrations, view.registrations.fallback);
}
