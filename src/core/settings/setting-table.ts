type Plain = boolean | string | readonly string[];

/**
 * What a client setting is: its value where nobody chose, which also gives its type, and the other values that it offers
 * where it takes no others. Plain values: sixty schemas would take a twentieth of the worker.
 */
export type SettingRow = readonly [builtIn: Plain, ...options: readonly string[]];

/** Settings by their keys. */
export type SettingTable = { readonly [key: string]: SettingRow };

/** The value of a row's setting. */
export type ValueOf<Row extends readonly unknown[]> = Row extends readonly [infer BuiltIn, ...infer Options]
  ? BuiltIn extends boolean
    ? boolean
    : BuiltIn extends string
      ? Options extends readonly []
        ? string
        : BuiltIn | Options[number]
      : readonly (Options extends readonly [] ? string : Options[number])[]
  : never;

/** The values of a table's settings. */
export type ValuesOf<Table> = {
  readonly [K in keyof Table]: Table[K] extends readonly unknown[] ? ValueOf<Table[K]> : never;
};

/** Whether a row's setting can have this value. */
export function canHave([builtIn, ...options]: SettingRow, value: unknown): boolean {
  if (typeof builtIn === 'boolean') return typeof value === 'boolean';
  const isOffered = (one: unknown) =>
    typeof one === 'string' && (options.length === 0 || one === builtIn || options.includes(one));
  return typeof builtIn === 'string' ? isOffered(value) : Array.isArray(value) && value.every(isOffered);
}
