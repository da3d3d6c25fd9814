import type { Licence } from '../../core/plugins/licence';
import { updateItem, writeItem } from '../../storage/basics/item';
import { licences, registrations } from '../../storage/plugins/plugin-answers';

type Registrations = typeof registrations.fallback;

/** Keeps what a page was answered about licences and registrations: every screen paints it, also without a network. */
export async function keepPluginAnswers(answered: {
  readonly licences?: { readonly [personAndPlugin: string]: Licence } | undefined;
  readonly registrations?: Registrations | undefined;
}): Promise<void> {
  if (answered.licences) await updateItem(licences, (all) => ({ ...all, ...answered.licences }));
  if (answered.registrations) await writeItem(registrations, answered.registrations);
}

/** After a registration was written or taken away, what was known of it says nothing any more. */
export async function forgetRegistrations(): Promise<void> {
  await writeItem(registrations, registrations.fallback);
}
