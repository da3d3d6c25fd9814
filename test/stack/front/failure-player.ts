import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { corsHeaders } from './cors';
import type { FailureEffect } from './failures-on-command';

/**
 * Plays an ordered failure on a response.
 * @returns true when the request must still be carried out properly.
 */
export async function playFailure(
  effect: FailureEffect,
  request: IncomingMessage,
  response: ServerResponse,
  host: string,
): Promise<boolean> {
  if (effect.delayMs !== undefined) await sleep(effect.delayMs);
  if (effect.drop === true) {
    response.destroy();
    return false;
  }
  if (effect.dropAnswer === true) {
    swallowAnswer(response);
    return true;
  }
  if (effect.status === undefined && effect.body === undefined && effect.cutAfterBytes === undefined) {
    return true;
  }
  const body = Buffer.from(effect.body ?? '');
  response.writeHead(effect.status ?? 200, {
    ...(effect.withoutCors === true ? {} : corsHeaders(request, host)),
    'content-type': effect.contentType ?? 'application/json; charset=utf-8',
    'content-length': body.length,
    ...effect.headers,
  });
  if (effect.cutAfterBytes === undefined) {
    response.end(body);
    return false;
  }
  response.write(body.subarray(0, effect.cutAfterBytes), () => response.destroy());
  return false;
}

/** Lets a handler answer into nothing: the caller only sees the connection close. */
function swallowAnswer(response: ServerResponse): void {
  response.writeHead = () => response;
  response.write = () => true;
  response.end = () => {
    response.destroy();
    return response;
  };
}
