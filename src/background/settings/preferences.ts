import { sameJson } from '../../core/basics/json';
import { isFixed, resolvePreference } from '../../core/settings/managed-preference';
import { preferenceNames } from '../../core/settings/panel-preference';
import { fail } from '../../core/basics/problem';
import type { Input } from '../../protocol/methods';
import { updateItem } from '../../storage/basics/item';
import { preferences, readPreferenceSources } from '../../storage/settings/preferences';

/** Stores a person's choices; preferences fixed by the organisation are refused. */
export async function savePreferences(choices: Input<'savePreferences'>): Promise<void> {
  const sources = await readPreferenceSources();
  const fixed = preferenceNames.filter((name) => {
    const inForce = resolvePreference(name, sources);
    return choices[name] !== undefined && isFixed(inForce) && !sameJson(choices[name], inForce.value);
  });
  if (fixed.length > 0) fail('locked', { missing: fixed });
  await updateItem(preferences, (own) => ({ ...own, ...choices }));
}

/** Gives up an own choice. */
export async function followOrganisation({ name }: Input<'followOrganisation'>): Promise<void> {
  await updateItem(preferences, ({ [name]: _given, ...own }) => own);
}
