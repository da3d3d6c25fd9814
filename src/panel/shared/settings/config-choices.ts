import type { InstalledPlugin, Setting } from '../../../core/plugins/installed-plugin';
import { isObject, sameJson } from '../../../core/basics/json';
import type { FormValues } from '../../forms/form-values';

/**
 * A person's own choices while they are edited: a key that is missing goes back to what it inherits. `null` is a
 * field that was emptied: it is shown empty, and inherits again once it is saved.
 */
export type ChoiceEdits = { readonly [key: string]: unknown };

type Settings = InstalledPlugin['settings'];

/** The choices as they are stored. */
export function storedChoices(settings: Settings): ChoiceEdits {
  return Object.fromEntries(
    settings.filter((setting) => setting.origin === 'own').map(({ key, value }) => [key, value]),
  );
}

/** What the form shows: locked values, own choices, and else what is inherited. */
export function shownValues(settings: Settings, choices: ChoiceEdits): FormValues {
  const shown = settings.map((setting) => [setting.key, shownValue(setting, choices)] as const);
  return Object.fromEntries(shown.filter(([, value]) => value !== undefined && value !== null));
}

function shownValue(setting: Setting, choices: ChoiceEdits): unknown {
  if (setting.origin === 'locked') return setting.value;
  return setting.key in choices ? choices[setting.key] : inheritedOf(setting);
}

/** What stands there without an own choice. */
export function inheritedOf(setting: Setting): unknown {
  return setting.origin === 'own' ? setting.inherited : setting.value;
}

/** The choices after the form has changed to `next`. */
export function changeChoices(settings: Settings, choices: ChoiceEdits, next: FormValues): ChoiceEdits {
  const before = shownValues(settings, choices);
  const changed = { ...choices };
  for (const setting of settings) {
    const value = next[setting.key];
    if (setting.origin === 'locked' || sameJson(before[setting.key], value)) continue;
    const inherited = inheritedOf(setting);
    // Typed back to what would stand there anyway is no choice, unless it was one before.
    const isNoChoice = sameJson(value, inherited) && setting.origin !== 'own';
    if (isNoChoice || (value === undefined && inherited === undefined)) delete changed[setting.key];
    else changed[setting.key] = value ?? (typeof inherited === 'string' ? '' : null);
  }
  return changed;
}

export function withoutChoice(choices: ChoiceEdits, key: string): ChoiceEdits {
  const { [key]: _dropped, ...others } = choices;
  return others;
}

/** How many settings differ from what is stored. */
export function countChanges(settings: Settings, choices: ChoiceEdits): number {
  const stored = storedChoices(settings);
  const keys = new Set([...Object.keys(stored), ...Object.keys(choices)]);
  return [...keys].filter((key) => key in stored !== key in choices || !sameJson(stored[key], choices[key]))
    .length;
}

/** What is sent to be saved: emptied fields inherit, and locked ones are not the person's to send. */
export function choicesToSave(settings: Settings, choices: ChoiceEdits): { [key: string]: unknown } {
  const locked = new Set(
    settings.filter((setting) => setting.origin === 'locked').map((setting) => setting.key),
  );
  return Object.fromEntries(
    Object.entries(choices).filter(([key, value]) => value !== null && !locked.has(key)),
  );
}

/** Choices that were typed and not saved, as the worker kept them. */
export function draftedChoices(draft: unknown): ChoiceEdits | undefined {
  return isObject(draft) && isObject(draft['choices']) ? draft['choices'] : undefined;
}
