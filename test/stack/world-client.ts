import { request as httpRequest } from 'node:http';
import { CALLER_HEADER } from './front/http-front';

export interface WorldAnswer {
  readonly status: number;
  readonly text: string;
}

export interface WorldRequest {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  readonly form?: Readonly<Record<string, string>>;
}

/** Calls a public https address of the stack from inside the stack. */
export type WorldFetch = (url: string, request?: WorldRequest) => Promise<WorldAnswer>;

/**
 * Makes the way by which one server of the stack calls the others: over the loopback port, Host kept.
 * @param caller the name under which the calls appear in the journal
 */
export function createWorldFetch(loopbackPort: () => number, caller: string): WorldFetch {
  return (url, { method = 'GET', headers = {}, json, form } = {}) =>
    new Promise((resolve, reject) => {
      const { host, pathname, search } = new URL(url);
      const body = json === undefined ? formBody(form) : JSON.stringify(json);
      const request = httpRequest({
        host: '127.0.0.1',
        port: loopbackPort(),
        method,
        path: pathname + search,
        headers: { ...headers, host, [CALLER_HEADER]: caller, ...bodyHeaders(json, body) },
      });
      request.once('error', reject);
      request.once('response', (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.once('error', reject);
        response.once('end', () =>
          resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') }),
        );
      });
      request.end(body);
    });
}

function formBody(form: Readonly<Record<string, string>> | undefined): string | undefined {
  return form === undefined ? undefined : new URLSearchParams(form).toString();
}

function bodyHeaders(json: unknown, body: string | undefined): Record<string, string> {
  if (body === undefined) return {};
  const type = json === undefined ? 'application/x-www-form-urlencoded' : 'application/json';
  return { 'content-type': type, 'content-length': String(Buffer.byteLength(body)) };
}
