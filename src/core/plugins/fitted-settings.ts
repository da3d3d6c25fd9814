import { jsonBytes } from '../basics/json-size';
import type { PluginEntry } from './entry';
import type { EffectiveConfig, EffectiveValue, OwnChoices } from '../settings/locks';

/** What a person gets and has chosen, as far as a record holds it. */
export interface FittedSettings {
  readonly config: EffectiveConfig;
  readonly own: OwnChoices;
  /** Keys of own choices that were left out. */
  readonly dropped: readonly string[];
}

/**
 * Leaves out values until the record fits: first what is merely inherited, the plugin's before the admin's, then own
 * choices; of each the largest first. A locked value always stays.
 * @param bytesOf the record that these would make
 * @param isSave the person is saving these choices: none of them is left out without their knowing
 */
export function fitSettings(
  settings: Pick<FittedSettings, 'config' | 'own'>,
  limit: number,
  bytesOf: (settings: Pick<FittedSettings, 'config' | 'own'>) => number,
  isSave: boolean,
): FittedSettings {
  let { config, own } = settings;
  const dropped: string[] = [];
  let over = bytesOf({ config, own }) - limit;
  for (const { key, origin, bytes } of over > 0 ? leastMissed(settings) : []) {
    if (over <= 0) break;
    if (origin !== 'own') config = { ...config, [key]: withoutValue(config[key]) };
    else if (!isSave) {
      const { [key]: _choice, ...others } = own;
      own = others;
      config = { ...config, [key]: inheritedOnly(config[key]) };
      dropped.push(key);
    }
    // What is left out is measured before, so that a record is not written out once for each value.
    over -= bytes;
    if (over <= 0) over = bytesOf({ config, own }) - limit;
  }
  return { config, own, dropped };
}

interface Candidate {
  readonly key: string;
  readonly origin: 'plugin' | 'admin' | 'own';
  readonly bytes: number;
}

const order = ['plugin', 'admin', 'own'] as const;

function leastMissed({ config, own }: Pick<FittedSettings, 'config' | 'own'>): Candidate[] {
  const inherited = Object.entries(config).flatMap(([key, { origin, value }]): Candidate[] =>
    origin === 'plugin' || origin === 'admin' ? [{ key, origin, bytes: sizeOf(value) }] : [],
  );
  const chosen = Object.entries(own).map(([key, value]): Candidate => ({
    key,
    origin: 'own',
    bytes: 2 * sizeOf(value),
  }));
  return [...inherited, ...chosen].toSorted(
    (a, b) => order.indexOf(a.origin) - order.indexOf(b.origin) || b.bytes - a.bytes,
  );
}

function sizeOf(value: unknown): number {
  return jsonBytes(value, Number.MAX_SAFE_INTEGER) ?? 0;
}

const nothing: EffectiveValue = {
  value: undefined,
  origin: 'none',
  lock: undefined,
  inherited: { value: undefined, origin: 'none' },
};

function withoutValue(value: EffectiveValue | undefined): EffectiveValue {
  return { ...(value ?? nothing), value: undefined, origin: 'none' };
}

/** A choice that is left out is not replaced by another value, which might not fit either. */
function inheritedOnly(value: EffectiveValue | undefined): EffectiveValue {
  return value?.origin === 'own' ? withoutValue(value) : (value ?? nothing);
}

/**
 * The account's record of a plugin without what makes it too large: parts that no client of ours knows, then open
 * values, then locked ones, the largest first. Undefined when it fits already.
 */
export function fitEntry(
  entry: PluginEntry,
  limit: number,
  bytesOf: (entry: PluginEntry) => number,
): PluginEntry | undefined {
  if (bytesOf(entry) <= limit) return undefined;
  let fitted = withoutLargeParts(entry);
  let over = bytesOf(fitted) - limit;
  const values = Object.entries(fitted.config)
    .map(([key, field]) => ({
      key,
      isOpen: field.customizable !== false,
      bytes: sizeOf([field.value, field.rest]),
    }))
    .toSorted((a, b) => Number(b.isOpen) - Number(a.isOpen) || b.bytes - a.bytes);
  for (const { key, bytes } of values) {
    if (over <= 0) break;
    const { [key]: field, ...others } = fitted.config;
    if (field) fitted = { ...fitted, config: { ...others, [key]: { ...field, value: undefined, rest: {} } } };
    over -= bytes;
    if (over <= 0) over = bytesOf(fitted) - limit;
  }
  // Only a person's own record has choices; that of an installed plugin is fitted choice by choice.
  return over > 0 ? { ...fitted, own: undefined } : fitted;
}

/** A record without what other clients have put beside its settings, where that is large. */
export function withoutLargeParts(entry: PluginEntry): PluginEntry {
  return { ...entry, restOfEntry: smallOnly(entry.restOfEntry), restOfValue: smallOnly(entry.restOfValue) };
}

const largestUnknown = 2000;

function smallOnly(parts: PluginEntry['restOfEntry']): PluginEntry['restOfEntry'] {
  return Object.fromEntries(
    Object.entries(parts).filter(([, part]) => jsonBytes(part, largestUnknown) !== undefined),
  );
}
