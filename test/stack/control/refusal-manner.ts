import * as v from 'valibot';

/** How many answers fail, and in which way (see FailureRule). */
export const refusalManner = {
  times: v.optional(v.number()),
  status: v.optional(v.number()),
  body: v.optional(v.string()),
  contentType: v.optional(v.string()),
  headers: v.optional(v.record(v.string(), v.string())),
  delayMs: v.optional(v.number()),
  drop: v.optional(v.boolean()),
  dropAnswer: v.optional(v.boolean()),
  cutAfterBytes: v.optional(v.number()),
  withoutCors: v.optional(v.boolean()),
};
