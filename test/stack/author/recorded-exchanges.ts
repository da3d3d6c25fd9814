import * as v from 'valibot';

/** Requests as the stack's control port lists them. */
export const ExchangesSchema = v.array(
  v.object({
    id: v.number(),
    at: v.number(),
    caller: v.string(),
    host: v.string(),
    method: v.string(),
    path: v.string(),
    headers: v.record(v.string(), v.string()),
    body: v.string(),
    answer: v.nullable(
      v.object({
        status: v.number(),
        headers: v.record(v.string(), v.string()),
        body: v.string(),
        tookMs: v.number(),
      }),
    ),
  }),
);
