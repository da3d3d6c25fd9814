import { ProblemError, fail } from '../../core/basics/problem';
import type { Purpose, Token } from '../../core/basics/token-table';
import { hostOf } from '../../core/basics/url';
import type { Http, HttpAnswer, HttpRequest } from './http';

type OnDeparture = (departure: {
  readonly host: string;
  readonly purpose: Purpose;
  readonly tokens: readonly Token[];
}) => void;

const defaultTimeoutMs = 20_000;
/** Longer answers are refused; bytes. */
const largestAnswer = 8_000_000;

/**
 * The network. Only what the gate has let through comes here (http.ts). Without a network nothing leaves, and that is
 * the only thing `offline` says of a request that writes: one that was under way when the network went may have
 * arrived.
 * @param isOnline false on a machine that is known to have no network
 * @param onDeparture hears of each request that leaves for another host
 */
export function createHttp(isOnline: () => boolean, onDeparture: OnDeparture = () => {}): Http {
  return (request) => {
    const { protocol, host } = new URL(request.url);
    const { purpose, tokens } = request.pass;
    if (isOnline() && protocol === 'https:') onDeparture({ host, purpose, tokens });
    return attempt(request, isOnline);
  };
}

async function attempt(request: HttpRequest, isOnline: () => boolean): Promise<HttpAnswer> {
  const host = hostOf(request.url);
  if (!isOnline()) return fail('offline', { host });
  const signal = AbortSignal.timeout(request.timeoutMs ?? defaultTimeoutMs);
  try {
    const response = await fetch(request.url, { ...options(request), signal });
    const contentType = response.headers.get('content-type') ?? '';
    const parts = await readUpTo(request.largest ?? largestAnswer, response.body, host);
    const file = new Blob(parts, { type: contentType.split(';')[0]?.trim() ?? '' });
    return {
      status: response.status,
      contentType,
      text: request.isFile ? '' : await file.text(),
      retryAfter: response.headers.get('retry-after'),
      refreshedToken: response.headers.get('x-refreshed-jwt-token'),
      ...(request.isFile && { file }),
    };
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    if (signal.aborted) return fail('timeout', { host });
    // To read again does no harm, whatever became of it.
    return fail(request.method === 'GET' && !isOnline() ? 'offline' : 'unreachable', { host });
  }
}

/** Reads no further than this, whatever length an answer announces or however long it goes on. */
async function readUpTo(
  largest: number,
  body: ReadableStream<Uint8Array<ArrayBuffer>> | null,
  host: string,
): Promise<Uint8Array<ArrayBuffer>[]> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  if (!body) return parts;
  const reader = body.getReader();
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return parts;
    size += value.length;
    if (size > largest) {
      await reader.cancel();
      return fail('garbled', { host });
    }
    parts.push(value);
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
