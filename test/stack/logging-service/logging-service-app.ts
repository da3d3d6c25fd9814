import type { Express, Request, Response } from 'express';
import * as v from 'valibot';
import { answering, createExpressApp } from '../express-app';
import { allowCors } from '../front/cors';
import { bodyData } from '../front/request-body';

const SubscriptionSchema = v.looseObject({
  crmToken: v.pipe(v.string(), v.minLength(1)),
  crmPlatform: v.string(),
  crmAdapterUrl: v.string(),
  subscriptionLevel: v.string(),
});

const NumbersSchema = v.object({ doNotLogNumbers: v.string() });

const ACCESS_TOKEN = 'logging-service-token';

/** State of the server-side logging service. */
export class LoggingService {
  subscription: v.InferOutput<typeof SubscriptionSchema> | null = null;
  doNotLogNumbers = '';

  reset(): void {
    this.subscription = null;
    this.doNotLogNumbers = '';
  }
}

/** Plays the server-side logging service that connector manifests name in `serverSideLogging.url`. */
export function createLoggingServiceApp(service: LoggingService): Express {
  const app = createExpressApp();
  app.use(allowCors);
  const signedIn = (handler: (request: Request, response: Response) => unknown) =>
    answering((request, response) => {
      if (request.headers['x-access-token'] !== ACCESS_TOKEN)
        return response.status(401).json({ error: 'No session' });
      return handler(request, response);
    });
  app.get('/oauth/callback', (_request, response) => response.json({ jwtToken: ACCESS_TOKEN }));
  app.get(
    '/subscription',
    signedIn((_request, response) => {
      const { crmToken: _secret, ...shown } = service.subscription ?? { crmToken: '' };
      response.json({ subscribed: service.subscription !== null, ...shown });
    }),
  );
  app.post(
    '/subscribe',
    signedIn((request, response) => {
      service.subscription = v.parse(SubscriptionSchema, bodyData(request));
      response.json({ successful: true });
    }),
  );
  app.post(
    '/unsubscribe',
    signedIn((_request, response) => {
      service.subscription = null;
      response.json({ successful: true });
    }),
  );
  app.get(
    '/do-not-log-numbers',
    signedIn((_request, response) => response.json({ doNotLogNumbers: service.doNotLogNumbers })),
  );
  app.post(
    '/do-not-log-numbers',
    signedIn((request, response) => {
      service.doNotLogNumbers = v.parse(NumbersSchema, bodyData(request)).doNotLogNumbers;
      response.json({ successful: true });
    }),
  );
  return app;
}
