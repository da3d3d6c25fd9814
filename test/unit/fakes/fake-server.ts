import type { Http, HttpAnswer, HttpRequest } from '../../../src/api/basics/http';

export type Route = (request: HttpRequest, url: URL) => HttpAnswer | Promise<HttpAnswer>;

export function json(body: unknown, status = 200): HttpAnswer {
  return {
    status,
    contentType: 'application/json',
    text: JSON.stringify(body),
    retryAfter: null,
    refreshedToken: null,
  };
}

export function text(body: string, status = 200): HttpAnswer {
  return {
    status,
    contentType: 'text/html; charset=utf-8',
    text: body,
    retryAfter: null,
    refreshedToken: null,
  };
}

/** An in-memory transport: routes by `METHOD path`, every request recorded; an unknown route is a 404 page. */
export function createFakeServer(routes: { [route: string]: Route }) {
  const requests: HttpRequest[] = [];
  const http: Http = async (request) => {
    requests.push(request);
    const url = new URL(request.url);
    const route = routes[`${request.method} ${url.pathname}`];
    return route
      ? route(request, url)
      : text(`<!DOCTYPE html><pre>Cannot ${request.method} ${url.pathname}</pre>`, 404);
  };
  return {
    http,
    routes,
    requests,
    /** Requests to one route. */
    to: (route: string) =>
      requests.filter((request) => `${request.method} ${new URL(request.url).pathname}` === route),
  };
}
