import type { NextFunction, Request, Response } from 'express';

type Handler = (request: Request, response: Response) => unknown;

/** A handler whose failure, now or later, becomes an answer. */
export function answering(handler: Handler) {
  return (request: Request, response: Response, next: NextFunction): void => {
    void answer(handler, request, response, next);
  };
}

async function answer(
  handler: Handler,
  request: Request,
  response: Response,
  next: NextFunction,
): Promise<void> {
  try {
    await handler(request, response);
  } catch (error) {
    next(error);
  }
}
