import type { Express } from 'express';
import * as v from 'valibot';
import { answering } from '../express-app';
import { bodyData } from '../front/request-body';
import { findSamplePerson } from '../ringcentral/people';
import type { World } from '../world';

const SignInSchema = v.object({ person: v.string() });

const ExpireSchema = v.object({
  person: v.optional(v.string()),
  /** Also the refresh tokens, so that the person has to sign in again. */
  refreshToo: v.optional(v.boolean(), false),
});

/**
 * POST /sign-in {person}: RingCentral tokens for a sample person (extension number or id), as from
 * the token endpoint. POST /expire {person?, refreshToo?}: ends a person's (or everyone's) tokens.
 */
export function addSessionVerbs(app: Express, { tokens }: World): void {
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
}

function personId(key: string): string {
  const person = findSamplePerson(key);
  if (person === null) throw new Error(`There is no sample person ${key}`);
  return person.id;
}
