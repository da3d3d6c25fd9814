import * as v from 'valibot';
import { sameJson, type JsonObject } from '../core/json';
import { isFixed, resolvePreferences } from '../core/managed-preference';
import {
  builtInPreferences,
  preferencesSchema,
  type OwnPreferences,
  type PanelPreferences,
  type PreferenceName,
} from '../core/panel-preference';
import { fail } from '../core/problem';
import { withLock } from '../platform/lock';
import type { Input } from '../protocol/methods';
import { readItem, updateItem, writeItem } from '../storage/item';
import * as managed from '../storage/managed';
import * as view from '../storage/view';

export async function savePreferences({ clientId, ...choices }: Input<'savePreferences'>): Promise<void> {
  if (clientId !== undefined)
    await updateItem(view.preferences, (current) => ({ ...current, clientId: clientId.trim() }));
  await choosePreferences(choices);
}

/** The person chooses; what the organisation has fixed is refused. `null` follows the organisation again. */
export async function choosePreferences(choices: {
  readonly [name in PreferenceName]?: PanelPreferences[name] | null | undefined;
}): Promise<void> {
  const given = Object.fromEntries(Object.entries(choices).filter(([, value]) => value !== undefined));
  await withLock('preferences', async () => {
    const own = await readOwn();
    const resolved = await resolve(own);
    const fixed = Object.entries(resolved).filter(
      ([name, one]) => name in given && isFixed(one) && !sameJson(given[name], one.value),
    );
    if (fixed.length > 0) fail('locked', { missing: fixed.map(([name]) => name) });
    const next = Object.fromEntries(
      Object.entries({ ...own, ...given }).filter(([, value]) => value !== null),
    );
    await writeItem(managed.ownPreferences, v.parse(managed.ownPreferences.schema, next));
    await putInForce();
  });
}

/** Brings what is in force up to date with own choices, the account's settings and the policy. */
export async function applyPreferences(): Promise<void> {
  await withLock('preferences', putInForce);
}

async function putInForce(): Promise<void> {
  const own = await readOwn();
  const resolved = await resolve(own);
  const values = v.parse(
    preferencesSchema,
    Object.fromEntries(Object.entries(resolved).map(([name, { value }]) => [name, value])),
  );
  const { theme, language, notices, ...rules } = values;
  if (!sameJson(own, await readItem(managed.ownPreferences))) await writeItem(managed.ownPreferences, own);
  const current = await readItem(view.preferences);
  await writeChanged(view.preferences, current, { ...current, theme, language });
  await writeChanged(view.loggingRules, await readItem(view.loggingRules), rules);
  await writeChanged(view.taskNotices, await readItem(view.taskNotices), notices);
}

async function writeChanged<T extends Parameters<typeof writeItem>[0]>(
  item: T,
  before: unknown,
  value: v.InferOutput<T['schema']>,
): Promise<void> {
  if (!sameJson(before, value)) await writeItem(item, value);
}

/** Before choices were kept apart, what differed from the built-in was chosen. */
async function readOwn(): Promise<OwnPreferences> {
  const own = await readItem(managed.ownPreferences);
  if (own) return own;
  const { theme, language } = await readItem(view.preferences);
  const rules = await readItem(view.loggingRules);
  const all: JsonObject = { theme, language, notices: await readItem(view.taskNotices), ...rules };
  const builtIn: JsonObject = builtInPreferences;
  const chosen = Object.entries(all).filter(([name, value]) => !sameJson(value, builtIn[name]));
  return v.parse(v.partial(preferencesSchema), Object.fromEntries(chosen));
}

async function resolve(own: OwnPreferences) {
  const { admin } = await readItem(managed.settingRecords);
  const { preferences } = await readItem(managed.policy);
  return resolvePreferences(own, admin, preferences);
}
