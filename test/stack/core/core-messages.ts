import * as v from 'valibot';
import { CORE_VERSIONS } from './core-version';

/** What a core process is told once, before it loads the package. */
export const CoreConfigSchema = v.object({
  version: v.picklist(CORE_VERSIONS),
  /** Public address of this server, without a trailing slash. */
  publicUrl: v.string(),
  /** Port of the stack's loopback front. */
  worldPort: v.number(),
  /** Name under which this server's calls appear in the journal. */
  caller: v.string(),
  /** A `postgres://` address; null for the embedded database. */
  databaseUrl: v.nullable(v.string()),
  /** An embedded database to go on with, base64; null for a fresh one. */
  databaseImage: v.nullable(v.string()),
});

export type CoreConfig = v.InferOutput<typeof CoreConfigSchema>;

const RowSchema = v.record(v.string(), v.unknown());

/** Rows by table. */
export const TableRowsSchema = v.record(v.string(), v.array(RowSchema));

export type TableRows = v.InferOutput<typeof TableRowsSchema>;

export const CoreCommandSchema = v.variant('name', [
  v.object({ name: v.literal('start'), config: CoreConfigSchema }),
  /** All rows of one table. */
  v.object({ name: v.literal('rows'), table: v.string() }),
  v.object({ name: v.literal('updateRows'), table: v.string(), where: RowSchema, values: RowSchema }),
  v.object({ name: v.literal('insertRow'), table: v.string(), values: RowSchema }),
  v.object({ name: v.literal('deleteRows'), table: v.string(), where: RowSchema }),
  /** All rows of all tables. */
  v.object({ name: v.literal('allRows') }),
  /** Writes rows as they are, in the place of those with the same key. */
  v.object({ name: v.literal('putRows'), rows: TableRowsSchema }),
  /** Base64 of the embedded database; null on PostgreSQL. */
  v.object({ name: v.literal('exportDatabase') }),
  /** Whether the server has a RingCentral app of its own, for reports. */
  v.object({ name: v.literal('ringCentralApp'), isThere: v.boolean() }),
  v.object({ name: v.literal('clear') }),
]);

export type CoreCommand = v.InferOutput<typeof CoreCommandSchema>;

export const CoreRequestSchema = v.object({ id: v.number(), command: CoreCommandSchema });

export const CoreReplySchema = v.object({
  id: v.number(),
  result: v.optional(v.unknown()),
  error: v.optional(v.string()),
});

export const RowsSchema = v.array(RowSchema);

export const StartedSchema = v.object({ port: v.number() });
