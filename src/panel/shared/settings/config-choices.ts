import type { InstalledPlugin, Setting } from '../../../core/plugins/installed-plugin';
import { isObject, sameJson } from '../../../core/basics/json';
import type { ChoiceChanges } from '../../../core/settings/choice-changes';
import type { FormValues } from '../../forms/form-values';

/**
 * A person's own choices while they are edited. A missing key inherits. `null` is a cleared field: it is shown empty,
 * and inherits again once saved.
 */
export type ChoiceEdits = { readonly [key: string]: unknown };

type Settings = InstalledPlugin['settings'];

/** The choices as stored. */
export function storedChoices(settings: Settings): ChoiceEdits {
  return Object.fromEntries(
    settings.filter((setting) => setting.origin === 'own').map(({ key, value }) => [key, value]),
  );
}

/** What the form shows: locked values, then own choices, then inherited values. */
export function shownValues(settings: Settings, choices: ChoiceEdits): FormValues {
  const shown = settings.map((setting) => [setting.key, shownValue(setting, choices)] as const);
  return Object.fromEntries(shown.filter(([, value]) => value !== undefined && value !== null));
}

function shownValue(setting: Setting, choices: ChoiceEdits): unknown {
  if (setting.origin === 'locked') return setting.value;
  return setting.key in choices ? choices[setting.key] : inheritedOf(setting);
}

/** The value without an own choice. */
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
    // Typing the inherited value is not a choice, unless there was one before.
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

/** How many settings differ from the stored ones. */
export function countChanges(settings: Settings, choices: ChoiceEdits): number {
  const stored = storedChoices(settings);
  const keys = new Set([...Object.keys(stored), ...Object.keys(choices)]);
  return [...keys].filter((key) => key in stored !== key in choices || !sameJson(stored[key], choices[key]))
    .length;
}

/** What is sent to be saved: what has changed, `null` for what inherits again; locked ones are left out. */
export function changedChoices(settings: Settings, choices: ChoiceEdits): ChoiceChanges {
  const stored = storedChoices(settings);
  const changed = settings.filter(
    ({ key, origin }) => origin !== 'locked' && !sameJson(stored[key] ?? null, choices[key] ?? null),
  );
  return Object.fromEntries(changed.map(({ key }) => [key, choices[key] ?? null]));
}

/** Unsaved choices from a draft. */
export function draftedChoices(draft: unknown): ChoiceEdits | undefined {
  return isObject(draft) && isObject(draft['choices']) ? draft['choices'] : undefined;
}
