import type { NextFunction, Request, Response } from 'express';

type Handler = (request: Request, response: Response) => unknown;

/** A handler whose failure, now or later, becomes an answer. */
export function answering(handler: Handler) {
  return (request: Request, response: Response, next: NextFunction): void => {
    Promise.resolve()
      .then(() => handler(request, response))
      .catch(next);
  };
}
