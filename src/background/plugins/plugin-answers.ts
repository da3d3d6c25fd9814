import type { Licence } from '../../core/plugins/licence';
import { updateItem, writeItem } from '../../storage/basics/item';
import { licences, registrations } from '../../storage/plugins/plugin-answers';

type Registrations = typeof registrations.fallback;

/** Keeps a page's findings about licences and registrations, so that every screen can show them without a network. */
export async function keepPluginAnswers(answered: {
  readonly licences?: { readonly [personAndPlugin: string]: Licence } | undefined;
  readonly registrations?: Registrations | undefined;
}): Promise<void> {
  if (answered.licences) await updateItem(licences, (all) => ({ ...all, ...answered.licences }));
  if (answered.registrations) await writeItem(registrations, answered.registrations);
}

/** After a registration was written or removed, earlier findings no longer apply. */
export async function forgetRegistrations(): Promise<void> {
  await writeItem(registrations, registrations.fallback);
}
