import type { Express } from 'express';
import * as v from 'valibot';
import { answering } from '../express-app';
import { bodyData } from '../front/request-body';
import type { World } from '../world';
import { refusalManner } from './refusal-manner';
import { JUNK_ANSWERS } from './junk-answers';

const FailSchema = v.object({
  host: v.string(),
  path: v.optional(v.string()),
  method: v.optional(v.string()),
  ...refusalManner,
});

const JunkSchema = v.object({
  host: v.string(),
  path: v.optional(v.string()),
  method: v.optional(v.string()),
  times: v.optional(v.number()),
  kind: v.picklist(['html', 'empty', 'truncated', 'text', 'array', 'null', 'object']),
});

/**
 * How a test makes a connector, its CRM or any other played host refuse, be late, answer nonsense or hang up.
 * POST /fail: the next `times` (1) requests to host and path fail as described (see FailureRule).
 * POST /junk: the next `times` (1) answers are status 200 and useless (see JUNK_ANSWERS).
 * POST /calm: forgets every failure that was ordered and has not struck.
 */
export function addRefusalVerbs(app: Express, { failures }: World): void {
  app.post(
    '/fail',
    answering((request, response) => {
      failures.arm(v.parse(FailSchema, bodyData(request)));
      response.json({});
    }),
  );
  app.post(
    '/junk',
    answering((request, response) => {
      const { kind, ...where } = v.parse(JunkSchema, bodyData(request));
      failures.arm({ ...where, ...JUNK_ANSWERS[kind] });
      response.json({});
    }),
  );
  app.post('/calm', (_request, response) => {
    failures.clear();
    response.json({});
  });
}
