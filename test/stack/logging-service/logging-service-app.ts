import type { Express, Request, Response } from 'express';
import * as v from 'valibot';
import { answering, createExpressApp, queryText } from '../express-app';
import { allowCors } from '../front/cors';
import { bodyData } from '../front/request-body';
import { findSamplePerson, fullName, type Person } from '../ringcentral/people';
import type { TokenStore } from '../ringcentral/token-store';
import { SubscriptionSchema, type LoggingService } from './logging-service';

const NumbersSchema = v.object({ doNotLogNumbers: v.string() });

/** The RingCentral app that it signs in as. */
const CLIENT_ID = 'Y4m1YREFKbXdDoet5djv46';
const TOKEN_PREFIX = 'logging-service-token-';

/** Plays the server-side logging service that connector manifests name in `serverSideLogging.url`. */
export function createLoggingServiceApp(service: LoggingService, tokens: TokenStore): Express {
  const app = createExpressApp();
  app.use(allowCors);
  const signedIn = (handler: (admin: Person, request: Request, response: Response) => unknown) =>
    answering((request, response) => {
      const admin = personOfToken(request);
      if (admin === null) return response.status(401).json({ error: 'No session' });
      return handler(admin, request, response);
    });
  app.get('/oauth/callback', (request, response) => {
    const personId = tokens.takeAppCode(queryText(request, 'code'), CLIENT_ID);
    const person = personId === null ? null : findSamplePerson(personId);
    if (person === null) return response.status(401).json({ error: 'Unknown code' });
    service.hashedAccountIds.set(person.accountId, queryText(request, 'rcAccountId'));
    return response.json({ jwtToken: `${TOKEN_PREFIX}${person.id}` });
  });
  app.get(
    '/subscription',
    signedIn((admin, _request, response) => response.json(service.describe(admin))),
  );
  const holding = (handler: (admin: Person, request: Request) => void) =>
    signedIn((admin, request, response) => {
      if (service.isHeldByAnother(admin)) {
        const name = service.subscriber === null ? '' : fullName(service.subscriber);
        return response.status(400).json({ result: { message: `${name} manages this.` } });
      }
      handler(admin, request);
      return response.json({ successful: true });
    });
  app.post(
    '/subscribe',
    holding((admin, request) => service.subscribe(v.parse(SubscriptionSchema, bodyData(request)), admin)),
  );
  app.post(
    '/unsubscribe',
    holding(() => service.unsubscribe()),
  );
  app.post(
    '/do-not-log-numbers',
    holding((_admin, request) => {
      service.doNotLogNumbers = v.parse(NumbersSchema, bodyData(request)).doNotLogNumbers;
    }),
  );
  return app;
}

function personOfToken(request: Request): Person | null {
  const token = String(request.headers['x-access-token'] ?? '');
  return token.startsWith(TOKEN_PREFIX) ? findSamplePerson(token.slice(TOKEN_PREFIX.length)) : null;
}
