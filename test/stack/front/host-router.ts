import type { IncomingMessage, ServerResponse } from 'node:http';

export type HostHandler = (request: IncomingMessage, response: ServerResponse) => void;

/** Which part of the stack answers for which public name. */
export class HostRouter {
  private readonly handlers = new Map<string, HostHandler>();

  set(host: string, handler: HostHandler): void {
    this.handlers.set(host, handler);
  }

  delete(host: string): void {
    this.handlers.delete(host);
  }

  handle(host: string, request: IncomingMessage, response: ServerResponse): void {
    const handler = this.handlers.get(host);
    if (handler !== undefined) return handler(request, response);
    response.writeHead(421, { 'content-type': 'text/plain; charset=utf-8' });
    response.end(`The stack does not play ${host}.\n`);
  }
}
