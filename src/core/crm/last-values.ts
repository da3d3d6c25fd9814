import * as v from 'valibot';
import { parseIf } from '../basics/shape';
import type { LogField } from './log-field';

/** What a person chose last in fields with options, the newest first; of each few, and of few fields. */
const lastValuesSchema = v.record(v.string(), v.array(v.string()));
export type LastValues = v.InferOutput<typeof lastValuesSchema>;

const mostValues = 3;
const mostFields = 40;
const longestValue = 200;

export function readLastValues(stored: unknown): LastValues {
  return parseIf(lastValuesSchema, stored) ?? {};
}

/** With what a log that was just saved says; only options are kept, never what was typed. */
export function withLastValues(
  last: LastValues,
  fields: readonly LogField[],
  values: { readonly [key: string]: unknown },
): LastValues {
  const chosen = fields.flatMap(({ key, options }): [string, string[]][] => {
    const value = values[key];
    const offered = [value].flat().filter((one): one is string => typeof one === 'string');
    const known = offered.filter(
      (one) => one.length <= longestValue && options.some((option) => option.value === one),
    );
    const before = Object.hasOwn(last, key) ? (last[key] ?? []) : [];
    return known.length > 0 ? [[key, [...new Set([...known, ...before])].slice(0, mostValues)]] : [];
  });
  const keys = new Set(chosen.map(([key]) => key));
  const others = Object.entries(last).filter(([key]) => !keys.has(key));
  return Object.fromEntries([...chosen, ...others].slice(0, mostFields));
}

/** Fields with the options first that were chosen last. */
export function lastFirst(fields: readonly LogField[], last: LastValues): LogField[] {
  return fields.map((field) => {
    const chosen = Object.hasOwn(last, field.key) ? (last[field.key] ?? []) : [];
    const first = chosen.flatMap((value) => field.options.find((option) => option.value === value) ?? []);
    if (first.length === 0) return field;
    return { ...field, options: [...first, ...field.options.filter((option) => !first.includes(option))] };
  });
}
