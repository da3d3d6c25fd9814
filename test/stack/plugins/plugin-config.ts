import * as v from 'valibot';

const ConfigSchema = v.nullish(
  v.record(v.string(), v.nullish(v.looseObject({ value: v.optional(v.unknown()) }))),
);

/** Reads the `config` of an invocation; a plugin must cope with a missing or partial one. */
export class PluginConfig {
  private readonly values: Readonly<Record<string, unknown>>;

  /** @param raw `{ <const>: { value } }`, null, or anything at all */
  constructor(raw: unknown) {
    const parsed = v.safeParse(ConfigSchema, raw);
    const fields = parsed.success ? (parsed.output ?? {}) : {};
    this.values = Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, field?.value]));
  }

  text(name: string, fallback: string): string {
    const value = this.values[name];
    return typeof value === 'string' ? value : fallback;
  }

  /** Numbers may arrive as text from older clients. */
  number(name: string, fallback: number): number {
    const value = this.values[name];
    if (value === undefined || value === null || value === '') return fallback;
    const number = Number(value);
    return Number.isFinite(number) ? number : fallback;
  }

  /** A value of any shape; the fallback when it is missing or of another one. */
  read<Schema extends v.GenericSchema>(
    name: string,
    schema: Schema,
    fallback: v.InferOutput<Schema>,
  ): v.InferOutput<Schema> {
    const parsed = v.safeParse(schema, this.values[name]);
    return parsed.success ? parsed.output : fallback;
  }

  flag(name: string, fallback: boolean): boolean {
    const value = this.values[name];
    return typeof value === 'boolean' ? value : fallback;
  }

  list(name: string, fallback: readonly string[]): readonly string[] {
    return this.read(name, v.array(v.string()), [...fallback]);
  }
}
