import type { FieldProblem } from './field';
import { jsonBytes } from '../basics/json-size';
import { partsIn } from './check-cost';
import type { DeclaredField } from './declared-field';
import { fieldLimits, schemaLimits } from './schema-limits';

/** What the fields of one manifest, in whichever dialect, may still take. */
export interface FieldBudget {
  /** Keys read so far. */
  readonly keys: Set<string>;
  /** Defaults that were left out of fields that work without them. */
  readonly problems: FieldProblem[];
  /** One item of a list, also one that only shows something. */
  takeItem: () => boolean;
  /** A select's options, before they are read. */
  takeOptions: (options: readonly unknown[]) => boolean;
  /** Presentation hints, before they are read. */
  takeHints: (hints: unknown) => boolean;
  /** A field with this key in a person's record. */
  takeField: (key: string) => boolean;
  /** The default, or `undefined` where it is too large by itself or for what is left. */
  takeDefault: (key: string, value: unknown) => unknown;
}

/** A field in a record, without its value. */
const bareField = { value: null, customizable: true, isCustomizable: true };

/**
 * One budget for all fields of a manifest (core/forms/schema-limits.ts). Held by
 * test/unit/core/forms/manifest-budget.test.ts: without it 37 kB of manifest write a record of 9 MB.
 */
export function createFieldBudget(): FieldBudget {
  let items: number = fieldLimits.items;
  let fields: number = schemaLimits.fields;
  let options: number = fieldLimits.options;
  let shownBytes: number = schemaLimits.expandedBytes;
  let fieldsBytes: number = fieldLimits.fieldsBytes;
  let defaultsBytes: number = fieldLimits.defaultsBytes;
  const problems: FieldProblem[] = [];
  const takeShown = (value: unknown): boolean => {
    const bytes = jsonBytes(value, shownBytes);
    shownBytes -= bytes ?? 0;
    return bytes !== undefined;
  };
  return {
    keys: new Set(),
    problems,
    takeItem: () => {
      items -= 1;
      return items >= 0;
    },
    takeOptions: (offered) => {
      if (offered.length > Math.min(options, fieldLimits.optionsOfField)) return false;
      if (!takeShown(offered)) return false;
      options -= offered.length;
      return true;
    },
    takeHints: takeShown,
    takeField: (key) => {
      const bytes = jsonBytes({ [key]: bareField }, fieldsBytes);
      if (bytes === undefined || fields === 0 || key.length > fieldLimits.key) return false;
      fields -= 1;
      fieldsBytes -= bytes;
      return true;
    },
    takeDefault: (key, value) => {
      if (value === undefined || value === null) return value;
      const bytes = jsonBytes(value, Math.min(defaultsBytes, fieldLimits.defaultBytes));
      if (bytes === undefined || partsIn(value, fieldLimits.defaultValues) > fieldLimits.defaultValues) {
        problems.push({ field: key, reason: 'default_too_large' });
        return undefined;
      }
      defaultsBytes -= bytes;
      return value;
    },
  };
}

/** Fields that are read already, as far as they fit. What does not is in the budget's problems, or reported. */
export function withinBudget<F extends DeclaredField>(
  fields: readonly F[],
): {
  readonly fields: F[];
  readonly problems: readonly FieldProblem[];
} {
  const budget = createFieldBudget();
  const tooMany: FieldProblem[] = [];
  const fitting = fields.filter(({ key }) => {
    const fits = budget.takeField(key);
    if (!fits && tooMany.length === 0) tooMany.push({ field: key.slice(0, 60), reason: 'schema_too_many' });
    return fits;
  });
  return {
    fields: fitting.map((field) => ({ ...field, default: budget.takeDefault(field.key, field.default) })),
    problems: [...tooMany, ...budget.problems],
  };
}
