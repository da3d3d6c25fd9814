import express from 'express';
import type { Express, Request, Response } from 'express';

type AsyncHandler = (request: Request, response: Response) => unknown;

/** An express app as every played host uses it: no hints about itself, no caching. */
export function createExpressApp(): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  return app;
}

/** Wraps a handler so that what it throws becomes a 400 with the message. */
export function answering(handler: AsyncHandler) {
  return (request: Request, response: Response): void => {
    Promise.resolve()
      .then(() => handler(request, response))
      .catch((error: unknown) => {
        if (response.headersSent) response.destroy();
        else response.status(400).json({ error: error instanceof Error ? error.message : String(error) });
      });
  };
}

/** The first value of a query parameter; '' when it is missing. */
export function queryText(request: Request, name: string): string {
  const value = request.query[name];
  const first = Array.isArray(value) ? value[0] : value;
  return typeof first === 'string' ? first : '';
}

/** The token of an `Authorization: Bearer` header; null without one. */
export function bearerToken(request: Request): string | null {
  const match = /^bearer\s+(.+)$/i.exec(request.headers.authorization ?? '');
  return match?.[1] ?? null;
}
