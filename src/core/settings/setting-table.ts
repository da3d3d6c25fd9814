import { fail } from '../basics/problem';

/** A value that a client setting can have. */
type SettingValue = boolean | string | readonly string[];

/**
 * Settings by their keys, as plain values: sixty schemas would take a twentieth of the worker.
 */
export interface SettingTable {
  /** What applies where nobody chose; its type is the setting's. */
  readonly builtIn: { readonly [key: string]: SettingValue };
  /** The values that a setting offers, where it does not take any text. */
  readonly options: { readonly [key: string]: readonly string[] };
}

type Widened<T> = T extends boolean ? boolean : T extends string ? string : readonly string[];
type Offered<T, Option> = T extends string ? Option : readonly Option[];

/** The values of a table's settings. */
export type ValuesOf<Table extends SettingTable> = {
  readonly [K in keyof Table['builtIn']]: K extends keyof Table['options']
    ? Offered<Table['builtIn'][K], Table['options'][K][number]>
    : Widened<Table['builtIn'][K]>;
};

/** Whether a setting of the table can have this value. */
export function canHave({ builtIn, options }: SettingTable, key: string, value: unknown): boolean {
  const usual = builtIn[key];
  const isOffered = (one: unknown) =>
    typeof one === 'string' && (!options[key] || options[key].includes(one));
  if (Array.isArray(usual)) return Array.isArray(value) && value.every(isOffered);
  return typeof usual === 'string' ? isOffered(value) : typeof value === typeof usual;
}

/** The value of every setting: the one that is given, else the built-in one. */
export function completeValues<Table extends SettingTable>(
  table: Table,
  valueOf: (key: string) => unknown,
): ValuesOf<Table> {
  const keys = Object.keys(table.builtIn);
  const values = Object.fromEntries(keys.map((key) => [key, valueOf(key) ?? table.builtIn[key]]));
  return isComplete(table, values) ? values : fail('bug');
}

function isComplete<Table extends SettingTable>(
  table: Table,
  values: { readonly [key: string]: unknown },
): values is ValuesOf<Table> {
  return Object.keys(table.builtIn).every((key) => canHave(table, key, values[key]));
}
