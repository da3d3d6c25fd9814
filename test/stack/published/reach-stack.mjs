/**
 * Preload for a plugin developer's own Node server: what it asks of the public names (RingCentral's
 * identity, an App Connect server) goes to the local stack instead.
 *   STACK_PORT=<loopback port> node --import <absolute address of this file> server.js
 * STACK_CLOCK names a file with the ms by which this program's clock is to be ahead; it is read anew as time passes.
 */
import { readFileSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import { syncBuiltinESMExports } from 'node:module';

const port = Number(process.env['STACK_PORT']);
const played = (host) => /\.ringcentral\.com$|\.example$/.test(host);

const clockFile = process.env['STACK_CLOCK'];
if (clockFile) moveClock(clockFile);

const fetchOutside = globalThis.fetch;
globalThis.fetch = async (input, init) => {
  const request = new Request(input, init);
  const { host, hostname, pathname, search } = new URL(request.url);
  if (!played(hostname)) return fetchOutside(input, init);
  const body = request.body === null ? undefined : await request.arrayBuffer();
  const { method, headers, signal } = request;
  return fetchOutside(`http://127.0.0.1:${port}/@${host}${pathname}${search}`, {
    method,
    headers,
    body,
    signal,
  });
};

const requestOutside = https.request;
https.request = (first, second, third) => {
  const fromUrl = typeof first === 'string' || first instanceof URL;
  const url = fromUrl ? new URL(first) : null;
  const options = Object.assign({}, fromUrl ? second : first);
  const hostname = url?.hostname ?? options.hostname ?? options.host ?? '';
  if (!played(hostname)) return requestOutside(first, second, third);
  const path = url === null ? (options.path ?? '/') : url.pathname + url.search;
  const done = fromUrl ? (typeof second === 'function' ? second : third) : second;
  const { agent: _tlsAgent, host: _host, ...kept } = options;
  return http.request(
    { ...kept, protocol: 'http:', hostname: '127.0.0.1', port, path: `/@${hostname}${path}` },
    done,
  );
};
https.get = (...parts) => {
  const request = https.request(...parts);
  request.end();
  return request;
};
syncBuiltinESMExports();

function moveClock(file) {
  const RealDate = Date;
  const believedForMs = 25;
  let ahead = 0;
  let readAt = 0;
  const now = () => {
    const real = RealDate.now();
    if (real - readAt > believedForMs) {
      readAt = real;
      try {
        ahead = Number(readFileSync(file, 'utf8')) || 0;
      } catch {
        ahead = 0;
      }
    }
    return real + ahead;
  };
  globalThis.Date = class extends RealDate {
    constructor(...parts) {
      if (parts.length === 0) super(now());
      else super(...parts);
    }
    static now = now;
  };
}
