import * as v from 'valibot';
import { isObject } from '../../core/basics/json';

/** No schema of a stored value accepts it. */
const unreadable = Symbol('unreadable');

/** Makes the next version of a stored value; what it is given is whatever the version before wrote. */
export type Migration = (stored: unknown) => unknown;

/**
 * How a value is stored. Version 1 stands bare, as the first panel wrote everything; a later one as
 * `{storedVersion, value}`.
 */
export interface Format<S extends v.GenericSchema> {
  /** Takes whatever is stored to the newest version, then parses it; fails for a version from the future. */
  readonly schema: v.GenericSchema<unknown, v.InferOutput<S>>;
  /** The value as it is to be stored. */
  readonly stored: (value: v.InferOutput<S>) => unknown;
}

/** @param migrations the first makes version 2 of version 1, and so on: a file each, with a test */
export function defineFormat<S extends v.GenericSchema>(
  schema: S,
  migrations: readonly Migration[] = [],
): Format<S> {
  const newest = migrations.length + 1;
  const migrate = (raw: unknown): unknown => {
    const { version, value } = unwrap(raw);
    // Written by a newer panel: nobody here knows what it means, and it is not the same as nothing.
    if (version > newest) return unreadable;
    return migrations.slice(version - 1).reduce((older, step) => step(older), value);
  };
  return {
    schema: v.pipe(v.unknown(), v.transform(migrate), schema),
    stored: (value) => (newest === 1 ? value : { storedVersion: newest, value }),
  };
}

function unwrap(raw: unknown): { version: number; value: unknown } {
  if (!isObject(raw) || typeof raw['storedVersion'] !== 'number') return { version: 1, value: raw };
  return { version: raw['storedVersion'], value: raw['value'] };
}
