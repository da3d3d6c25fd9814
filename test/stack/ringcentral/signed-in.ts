import type { Request, Response } from 'express';
import { bearerToken } from '../express-app';
import { SAMPLE_PEOPLE } from './people';
import type { Person } from './people';
import type { TokenStore } from './token-store';

type Answer = (person: Person, request: Request, response: Response) => void;

/** A handler for people with a live token; anybody else gets RingCentral's 401. */
export function asSignedIn(tokens: TokenStore, answer: Answer) {
  return (request: Request, response: Response): void => {
    const personId = tokens.personOf(bearerToken(request) ?? '');
    const person = SAMPLE_PEOPLE.find(({ id }) => id === personId);
    if (person === undefined) refuse(response, 401, 'TokenInvalid', 'Access token is invalid or expired');
    else answer(person, request, response);
  };
}

/** The same for admins; others get RingCentral's 403. */
export function asAdmin(tokens: TokenStore, answer: Answer) {
  return asSignedIn(tokens, (person, request, response) => {
    if (person.admin) answer(person, request, response);
    else refuse(response, 403, 'CMN-408', 'In order to call this API endpoint, user needs to be an admin');
  });
}

function refuse(response: Response, status: number, errorCode: string, message: string): void {
  const error = { errorCode, message };
  response.status(status).json({ ...error, errors: [error] });
}
