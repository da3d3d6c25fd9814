import { request as httpRequest } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { bodyBytes } from '../front/request-body';

export interface LoopbackTarget {
  readonly port: number;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Buffer;
}

/** Passes a request on to a program on this machine; a program that is down looks like a dropped line. */
export function proxyToLoopback(
  request: IncomingMessage,
  response: ServerResponse,
  target: LoopbackTarget,
): void {
  const body = target.body ?? bodyBytes(request);
  const headers = { ...request.headers, ...target.headers };
  delete headers['transfer-encoding'];
  delete headers['connection'];
  if (body.length > 0) headers['content-length'] = String(body.length);
  const onward = httpRequest({
    host: '127.0.0.1',
    port: target.port,
    path: target.path,
    method: request.method ?? 'GET',
    headers,
  });
  onward.once('error', () => response.destroy());
  onward.once('response', (answer) => {
    response.statusCode = answer.statusCode ?? 502;
    for (const [name, value] of Object.entries(answer.headers)) {
      if (value !== undefined && name !== 'connection') response.setHeader(name, value);
    }
    answer.pipe(response);
  });
  response.once('close', () => onward.destroy());
  onward.end(body);
}
