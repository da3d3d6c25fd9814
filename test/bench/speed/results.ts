import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import * as v from 'valibot';
import { projectPath } from '../project';

/** One thing that was measured. */
const lineSchema = v.object({
  name: v.string(),
  /** Median of what was measured, in `unit`. */
  value: v.number(),
  unit: v.picklist(['ms', 'kB']),
  /** By what it is divided, and the result. */
  ratio: v.optional(v.number()),
  /** What the ratio may be at most. */
  gate: v.optional(v.number()),
  /** What was fetched until then, and what may be at most. */
  files: v.optional(v.number()),
  bytes: v.optional(v.number()),
  gzBytes: v.optional(v.number()),
  fetchGate: v.optional(v.object({ files: v.number(), gzBytes: v.number() })),
  /** All that the median is of. */
  all: v.array(v.number()),
});
export type Line = v.InferOutput<typeof lineSchema>;

const resultsSchema = v.record(v.string(), v.object({ measuredAt: v.string(), lines: v.array(lineSchema) }));

const path = projectPath('test-results', 'bench.json');

/** Prints a table of what was measured and keeps it in `test-results/bench.json`, in the place of an earlier one. */
export function keepResults(subject: string, lines: readonly Line[]): void {
  console.log(`\n${formatLines(subject, lines)}\n`);
  const read = existsSync(path)
    ? v.safeParse(resultsSchema, JSON.parse(readFileSync(path, 'utf8')))
    : undefined;
  const known = read?.success ? read.output : {};
  mkdirSync(dirname(path), { recursive: true });
  const measuredAt = new Date().toISOString();
  writeFileSync(path, `${JSON.stringify({ ...known, [subject]: { measuredAt, lines } }, null, 2)}\n`);
}

/** What is larger than its gate, or was not measured. */
export function findOver(lines: readonly Line[]): string[] {
  return lines.flatMap(({ name, ratio, gate, files, gzBytes, fetchGate }) => [
    ...overIn(name, ratio, gate, (value) => `${value.toFixed(2)} ×`),
    ...overIn(name, files, fetchGate?.files, (value) => `${value} files`),
    ...overIn(name, gzBytes, fetchGate?.gzBytes, (value) => `${(value / 1000).toFixed(1)} kB gz`),
  ]);
}

function overIn(
  name: string,
  value: number | undefined,
  gate: number | undefined,
  say: (value: number) => string,
): string[] {
  if (gate === undefined || (value !== undefined && value <= gate)) return [];
  return [`${name}: ${say(value ?? Number.NaN)}, the gate is ${say(gate)}`];
}

/** The table as it is printed. */
export function formatLines(subject: string, lines: readonly Line[]): string {
  const rows = lines.map(({ name, value, unit, ratio, gate, files, bytes, gzBytes, fetchGate, all }) => [
    name,
    unit === 'kB' || value >= 100 ? value.toFixed(0) : value.toFixed(1),
    unit,
    ratio === undefined ? '' : `${ratio.toFixed(2)} ×`,
    gate === undefined ? '' : `of ${gate}`,
    overIn(name, ratio, gate, String).length > 0 ? 'OVER' : '',
    files === undefined ? '' : `${files} files`,
    bytes === undefined ? '' : `${(bytes / 1000).toFixed(0)} kB`,
    gzBytes === undefined ? '' : `${(gzBytes / 1000).toFixed(1)} kB gz`,
    [...overIn(name, files, fetchGate?.files, String), ...overIn(name, gzBytes, fetchGate?.gzBytes, String)]
      .length > 0
      ? 'OVER'
      : '',
    all.length > 1 ? `${Math.min(...all).toFixed(0)}–${Math.max(...all).toFixed(0)}` : '',
  ]);
  const width = (column: number) => Math.max(0, ...rows.map((row) => row[column]?.length ?? 0));
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(width(column)) : cell.padStart(width(column))))
      .filter((_cell, column) => width(column) > 0)
      .join('  ')
      .trimEnd();
  return [subject, ...rows.map((row) => `  ${line(row)}`)].join('\n');
}
