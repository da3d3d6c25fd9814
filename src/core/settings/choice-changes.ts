import { sameJson } from '../basics/json';
import type { OwnChoices } from './locks';

/**
 * What a person has changed of their own choices, by key; `null` gives one up. A save takes these alone, so that what
 * their other computer has changed meanwhile stays.
 */
export type ChoiceChanges = { readonly [key: string]: unknown };

/** The choices after these changes. */
export function withChanges(own: OwnChoices, changes: ChoiceChanges): OwnChoices {
  return Object.fromEntries(Object.entries({ ...own, ...changes }).filter(([, value]) => value !== null));
}

/**
 * What these changes replace although the person never saw it: choices made elsewhere since theirs were shown. `null`
 * is one that was given up.
 * @param own as stored now
 */
export function replacedUnseen(own: OwnChoices, changes: ChoiceChanges, shown: OwnChoices): ChoiceChanges {
  const replaced = Object.keys(changes).filter(
    (key) => !isSame(own[key], shown[key]) && !isSame(own[key], changes[key]),
  );
  return Object.fromEntries(replaced.map((key) => [key, own[key] ?? null]));
}

function isSame(a: unknown, b: unknown): boolean {
  return sameJson(a ?? null, b ?? null);
}

/** Choices while they are edited. */
export interface EditedChoices<Value = unknown> {
  readonly values: { readonly [key: string]: Value };
  /** What was stored when each was last as stored: what differs from it, the person has changed. */
  readonly shown: { readonly [key: string]: Value };
}

/** What a person has not touched follows what is stored now. */
export function followStored<Value>(
  { values, shown }: EditedChoices<Value>,
  stored: EditedChoices<Value>['shown'],
): EditedChoices<Value> {
  const keys = [...new Set([values, shown, stored].flatMap(Object.keys))];
  const isTouched = new Set(
    keys.filter((key) => key in values !== key in shown || !sameJson(values[key], shown[key])),
  );
  const pick = (touched: EditedChoices<Value>['shown']) => ({
    ...keepKeys(stored, (key) => !isTouched.has(key)),
    ...keepKeys(touched, (key) => isTouched.has(key)),
  });
  return { values: pick(values), shown: pick(shown) };
}

/** The values whose keys are wanted. */
export function keepKeys<Value>(
  values: { readonly [key: string]: Value },
  isWanted: (key: string) => boolean,
): { [key: string]: Value } {
  return Object.fromEntries(Object.entries(values).filter(([key]) => isWanted(key)));
}
