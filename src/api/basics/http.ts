import { readAnswer, type RawAnswer } from '../../core/basics/answer';
import { ProblemError, fail } from '../../core/basics/problem';
import { hostOf } from '../../core/basics/url';

export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  readonly url: string;
  readonly headers?: { readonly [name: string]: string };
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent form-encoded (RFC 6749 §4.1.3), instead of `body`. */
  readonly form?: { readonly [name: string]: string };
  /** `manual`: a redirect is not followed and returns status 0; otherwise a redirect is an error. */
  readonly redirect?: 'manual';
  /** ms; the browser limits a worker's fetch to 30 s. */
  readonly timeoutMs?: number;
}

export interface HttpAnswer extends RawAnswer {
  /** App Connect's rotated session token, if the answer contains one (core 1.7.41 index.js:194). */
  readonly refreshedToken: string | null;
}

/** The only way to the network; tests pass another. */
export type Http = (request: HttpRequest) => Promise<HttpAnswer>;

const defaultTimeoutMs = 20_000;
/** Longer answers are refused; bytes of text. */
const largestAnswer = 8_000_000;

/** @param isOnline tells an unreachable server from a machine without network */
export function createHttp(isOnline: () => boolean): Http {
  return (request) => attempt(request, isOnline);
}

async function attempt(request: HttpRequest, isOnline: () => boolean): Promise<HttpAnswer> {
  const host = hostOf(request.url);
  const signal = AbortSignal.timeout(request.timeoutMs ?? defaultTimeoutMs);
  try {
    const response = await fetch(request.url, { ...options(request), signal });
    const text = await response.text();
    if (text.length > largestAnswer) fail('garbled', { host });
    return {
      status: response.status,
      contentType: response.headers.get('content-type') ?? '',
      text,
      retryAfter: response.headers.get('retry-after'),
      refreshedToken: response.headers.get('x-refreshed-jwt-token'),
    };
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    if (signal.aborted) return fail('timeout', { host });
    return fail(isOnline() ? 'unreachable' : 'offline', { host });
  }
}

function options(request: HttpRequest): RequestInit {
  const base: RequestInit = {
    method: request.method,
    // Tokens must not travel with cookies, referrers or redirects (src/README.md, Where each token goes).
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    redirect: request.redirect ?? 'error',
    cache: 'no-store',
  };
  if (request.form)
    return { ...base, headers: { ...request.headers }, body: new URLSearchParams(request.form) };
  if (request.body === undefined) return { ...base, headers: { ...request.headers } };
  const headers = { ...request.headers, 'content-type': 'application/json' };
  return { ...base, headers, body: JSON.stringify(request.body) };
}

/**
 * Sends a request and reads the answer. Throws `ProblemError` for every kind of refusal, with the host that answered.
 */
export async function ask(http: Http, request: HttpRequest): Promise<unknown> {
  return bodyOf(await http(request), request.url);
}

/** The body of an answer; problems name the host. */
export function bodyOf(raw: HttpAnswer, url: string): unknown {
  const answer = readAnswer(raw);
  if (answer.ok) return answer.body;
  throw new ProblemError({ ...answer.problem, host: hostOf(url) });
}
