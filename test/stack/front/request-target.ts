import type { IncomingMessage } from 'node:http';

export interface RequestTarget {
  readonly host: string;
  /** Path with its query. */
  readonly path: string;
}

const GATEWAY_PATH = /^\/@([a-z0-9.-]+)(\/.*)?$/i;

/**
 * Where a request is for: its Host header, or on the loopback port also the gateway form
 * `http://127.0.0.1:<port>/@<host>/<path>` for programs that cannot set a Host header.
 */
export function requestTarget(request: IncomingMessage): RequestTarget {
  const path = request.url ?? '/';
  const gateway = GATEWAY_PATH.exec(path);
  if (gateway?.[1] !== undefined) return { host: gateway[1].toLowerCase(), path: gateway[2] ?? '/' };
  // A client that takes the loopback port for its proxy sends the whole address.
  if (/^https?:\/\//i.test(path) && URL.canParse(path)) {
    const { hostname, pathname, search } = new URL(path);
    return { host: hostname, path: pathname + search };
  }
  const host = (request.headers.host ?? '').replace(/:\d+$/, '').toLowerCase();
  return { host, path };
}
