import type { Express } from 'express';
import * as v from 'valibot';
import { answering } from '../express-app';
import { bodyData } from '../front/request-body';
import { TableRowsSchema } from '../core/core-messages';
import { findSamplePerson } from '../ringcentral/people';
import { LiveTokensSchema } from '../ringcentral/token-store';
import type { World } from '../world';

const SignInSchema = v.object({ person: v.string() });

const ExpireSchema = v.object({
  person: v.optional(v.string()),
  /** Also the refresh tokens, so that the person has to sign in again. */
  refreshToo: v.optional(v.boolean(), false),
});

const TracesSchema = v.object({
  tokens: LiveTokensSchema,
  rows: v.object({ callback: TableRowsSchema, polling: TableRowsSchema }),
});

/** What sign-ins leave in the world: tokens at RingCentral, rows at the App Connect servers. */
export type SignInTraces = v.InferOutput<typeof TracesSchema>;

export function readSignInTraces(raw: unknown): SignInTraces {
  return v.parse(TracesSchema, raw);
}

/**
 * POST /sign-in {person}: RingCentral tokens for a sample person (extension number or id), as from
 * the token endpoint. POST /expire {person?, refreshToo?}: ends a person's (or everyone's) tokens.
 * GET /sign-in-traces: all tokens and rows there are. POST /sign-in-traces: adds such, so that a sign-in that was
 * recorded in another world holds in this one.
 */
export function addSessionVerbs(app: Express, { tokens, servers }: World): void {
  app.post(
    '/sign-in',
    answering((request, response) => {
      response.json(tokens.issueTokens(personId(v.parse(SignInSchema, bodyData(request)).person), 'control'));
    }),
  );
  app.post(
    '/expire',
    answering((request, response) => {
      const { person, refreshToo } = v.parse(ExpireSchema, bodyData(request));
      tokens.expire({ personId: person === undefined ? undefined : personId(person), refreshToo });
      response.json({});
    }),
  );
  app.get(
    '/sign-in-traces',
    answering(async (_request, response) => {
      const [callback, polling] = await Promise.all([
        servers.callback.process.allRows(),
        servers.polling.process.allRows(),
      ]);
      const traces: SignInTraces = { tokens: tokens.live(), rows: { callback, polling } };
      response.json(traces);
    }),
  );
  app.post(
    '/sign-in-traces',
    answering(async (request, response) => {
      const { tokens: live, rows } = readSignInTraces(bodyData(request));
      tokens.add(live);
      await Promise.all([
        servers.callback.process.putRows(rows.callback),
        servers.polling.process.putRows(rows.polling),
      ]);
      response.json({});
    }),
  );
}

function personId(key: string): string {
  const person = findSamplePerson(key);
  if (person === null) throw new Error(`There is no sample person ${key}`);
  return person.id;
}
