import { createServer as createHttpServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { captureAnswer } from './answer-capture';
import { KEPT_BODY_BYTES } from './exchange';
import type { ExchangeJournal } from './exchange-journal';
import { playFailure } from './failure-player';
import type { Failures } from './failures-on-command';
import type { HostRouter } from './host-router';
import { acceptTunnels } from './proxy-tunnels';
import { readBody } from './request-body';
import { requestTarget } from './request-target';
import { makeTlsCertificate } from './tls-certificate';

/** Names the server of the stack that sends a loopback request; never reaches a handler. */
export const CALLER_HEADER = 'x-stack-caller';

export interface HttpFront {
  readonly tlsPort: number;
  readonly loopbackPort: number;
  /** PEM; whoever believes it can ask the TLS port. */
  readonly certificate: string;
  close(): Promise<void>;
}

interface FrontParts {
  readonly router: HostRouter;
  readonly journal: ExchangeJournal;
  readonly failures: Failures;
}

/** Opens the TLS port (for browsers) and the plain loopback port (for servers of the stack). */
export async function openHttpFront(parts: FrontParts): Promise<HttpFront> {
  const certificate = await makeTlsCertificate();
  const tls = createTlsServer({ ...certificate, ALPNProtocols: ['http/1.1'] }, (request, response) => {
    void serve(parts, 'browser', request, response);
  });
  const loopback = createHttpServer((request, response) => {
    const caller = String(request.headers[CALLER_HEADER] ?? 'unnamed');
    delete request.headers[CALLER_HEADER];
    void serve(parts, caller, request, response);
  });
  const tunnels = acceptTunnels(loopback, () => tls.address());
  const [tlsPort, loopbackPort] = await Promise.all([listen(tls), listen(loopback)]);
  return {
    tlsPort,
    loopbackPort,
    certificate: certificate.cert,
    async close() {
      tunnels.end();
      await Promise.all([closeServer(tls), closeServer(loopback)]);
    },
  };
}

/** Listens on a port of 127.0.0.1 that the system picks, and gives that port. */
export function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address: AddressInfo | string | null = server.address();
      if (address === null || typeof address === 'string') return reject(new Error('no port'));
      resolve(address.port);
    });
  });
}

export function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

async function serve(
  { router, journal, failures }: FrontParts,
  caller: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const at = Date.now();
  const { host, path } = requestTarget(request);
  request.url = path;
  const method = request.method ?? 'GET';
  const body = await readBody(request).catch(() => null);
  if (body === null) return;
  const exchange = journal.open({
    at,
    caller,
    host,
    method,
    path,
    headers: flattenHeaders(request.headers),
    body: body.subarray(0, KEPT_BODY_BYTES).toString('utf8'),
  });
  const answerBody = captureAnswer(response);
  response.once('close', () => {
    const status = response.writableFinished ? response.statusCode : 0;
    const headers = flattenHeaders(response.getHeaders());
    journal.close(exchange, { status, headers, body: answerBody(), tookMs: Date.now() - at });
  });
  const effect = failures.take({ host, method, path });
  if (effect !== null && !(await playFailure(effect, request, response, host))) return;
  router.handle(host, request, response);
}

function flattenHeaders(headers: Record<string, unknown>): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) flat[name] = String(value);
  return flat;
}
