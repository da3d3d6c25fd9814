import * as v from 'valibot';

const entrySchema = v.record(v.string(), v.unknown());

/**
 * One `plugin_<id>` record as this admin's panel wrote it. The server keeps whole documents without versions, so
 * that another admin's older copy can undo it unseen (facts/app-connect-server.md §9.5): it is looked at again.
 */
export const adminWriteSchema = v.object({
  pluginId: v.string(),
  displayName: v.string(),
  /** Server and account that it was written to. */
  account: v.string(),
  written: entrySchema,
  writtenAt: v.number(),
  /** False until the server was seen to have it. */
  isConfirmed: v.boolean(),
  /** What stands there instead; `null` when the record is gone. */
  conflict: v.optional(v.object({ theirs: v.nullable(entrySchema), foundAt: v.number() })),
});

export type AdminWrite = v.InferOutput<typeof adminWriteSchema>;
