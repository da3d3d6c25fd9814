import { sameJson, type JsonObject } from '../../core/basics/json';
import { keepKeys, withChanges } from '../../core/settings/choice-changes';
import { resolvePreference } from '../../core/settings/managed-preference';
import { preferenceNames } from '../../core/settings/panel-preference';
import { decideSetting, isFixed, type Decision } from '../../core/settings/setting-decision';
import { fail } from '../../core/basics/problem';
import type { Input } from '../../protocol/methods';
import { updateItem } from '../../storage/basics/item';
import { preferences, readPreferenceSources } from '../../storage/settings/preferences';

/** Stores a person's choices; preferences fixed by the organisation are refused. */
export async function savePreferences(choices: Input<'savePreferences'>): Promise<void> {
  const sources = await readPreferenceSources();
  const chosen = preferenceNames.filter((name) => choices[name] !== undefined);
  refuseFixed(chosen, choices, (name) => resolvePreference(name, sources));
  await updateItem(preferences, (own) => ({ ...own, ...choices }));
}

/** Keeps choices of client settings for the server that is connected next; those fixed by the organisation are refused. */
export async function keepClientChoices({ changes }: Input<'keepClientChoices'>): Promise<void> {
  const sources = await readPreferenceSources();
  const chosen = Object.keys(changes).filter((key) => changes[key] !== null);
  refuseFixed(chosen, changes, (key) => decideSetting(key, sources, (value) => value));
  await updateItem(preferences, (own) => ({ ...own, choices: withChanges(own.choices ?? {}, changes) }));
}

function refuseFixed<Key extends string>(
  keys: readonly Key[],
  choices: { readonly [key in Key]?: unknown },
  inForce: (key: Key) => Decision,
): void {
  const fixed = keys.filter((key) => {
    const decision = inForce(key);
    return isFixed(decision) && !sameJson(choices[key], decision.value);
  });
  if (fixed.length > 0) fail('locked', { missing: fixed });
}

/** Gives up an own choice. */
export async function followOrganisation({ name }: Input<'followOrganisation'>): Promise<void> {
  await updateItem(preferences, ({ [name]: _given, ...own }) => own);
}

/**
 * Forgets choices that have arrived at the server, or that others have come in the place of (`null`). One that was
 * changed while its earlier value was on the way waits on.
 */
export async function forgetChoices(arrived: JsonObject): Promise<void> {
  const hasArrived = (key: string) => Object.hasOwn(arrived, key);
  await updateItem(preferences, ({ choices = {}, formerChoices = {}, ...own }) => ({
    ...own,
    choices: keepKeys(
      choices,
      (key) => !hasArrived(key) || !sameJson(arrived[key] ?? choices[key], choices[key]),
    ),
    formerChoices: keepKeys(formerChoices, (key) => !hasArrived(key)),
  }));
}
