import { Buffer } from 'node:buffer';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { readClaims } from '../../../stack/json-web-token';
import { bodyBytes } from '../../../stack/front/request-body';
import type { PluginServer } from '../../../stack/plugins/plugin-server';
import { dataOf, type Fault } from './reference-plugin';

type Json = { [key: string]: unknown };

/** A fault for the rule that it breaks. */
export type FaultTable = { readonly [id: string]: Fault };

const at = (request: IncomingMessage, path: string) => (request.url ?? '').split('?')[0] === path;
const inner = (request: IncomingMessage): Json => Object(dataOf(request)['data']);
const messagesIn = (data: Json): Json[] => Object(data['logInfo']).messages ?? [];

function answer(response: ServerResponse, status: number, body: unknown = {}): true {
  response.writeHead(status, { 'content-type': 'application/json', 'access-control-allow-origin': '*' });
  response.end(JSON.stringify(body));
  return true;
}

/** Another answer at one path, where it is the case. */
const instead = (
  path: string,
  status: number,
  body: unknown = {},
  isSo: (request: IncomingMessage, server: PluginServer) => boolean = () => true,
): Fault => ({
  before: (request, response, server) =>
    at(request, path) && isSo(request, server) ? answer(response, status, body) : false,
});

/** A good answer at one path, changed. */
const changed = (path: string, change: (body: Json, request: IncomingMessage) => unknown): Fault => ({
  after: (text, request, response) => {
    if (!at(request, path) || response.statusCode !== 200) return text;
    try {
      return JSON.stringify(change(JSON.parse(text), request));
    } catch {
      return text;
    }
  },
});

/** Lets somebody in who should not be. */
const lets = (isSo: (token: string, request: IncomingMessage) => boolean, path = '/plugin/sync'): Fault => ({
  before: (request, _response, server) => {
    const token = (request.headers.authorization ?? '').replace(/^Bearer /, '');
    if (at(request, path) && isSo(token, request))
      request.headers.authorization = `Bearer ${server.tokens.issue('400000001', Date.now())}`;
    return false;
  },
});

const without = (body: Json, ...keys: string[]): Json =>
  Object.fromEntries(Object.entries(body).filter(([key]) => !keys.includes(key)));

const deep = (value: unknown, key: string): unknown => {
  if (Array.isArray(value)) return value.map((part: unknown) => deep(part, key));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, part]) => (name === key ? [] : [[name, deep(part, key)]])),
  );
};

const isKind = (request: IncomingMessage, kind: string) => messagesIn(inner(request))[0]?.['type'] === kind;
const run = '/plugin/sync';
const has = (request: IncomingMessage, key: string) => key in dataOf(request);
const configOf = (request: IncomingMessage): unknown => dataOf(request)['config'];

let registrations = 0;
let firstToken = '';
let polluted = false;
let lastContact: unknown;

/** A sync plugin with one thing wrong, by the rule that it breaks. */
export const syncFaults: FaultTable = {
  'registration.token': changed('/admin/register', ({ jwtToken }) => ({ token: jwtToken })),
  'registration.own-token': changed('/admin/register', (body, request) => ({
    ...body,
    for: dataOf(request)['rcAccessToken'],
  })),
  'registration.again': {
    before: (request, response) => {
      if (!at(request, '/admin/register')) return false;
      registrations += 1;
      return registrations === 4 ? answer(response, 409, { error: 'Known already' }) : false;
    },
  },
  'registration.per-account': changed('/admin/register', (body, request) => {
    if (dataOf(request)['rcAccountId'] === '400000001') firstToken = String(body['jwtToken']);
    return { jwtToken: firstToken };
  }),
  'registration.account': {
    before: (request, response, server) => {
      const { rcAccountId } = dataOf(request);
      const isOther = at(request, '/admin/register') && rcAccountId === '700000007';
      return isOther
        ? answer(response, 200, { jwtToken: server.tokens.issue('700000007', Date.now()) })
        : false;
    },
  },
  'registration.stranger': {
    before: (request, response, server) =>
      at(request, '/admin/register') && dataOf(request)['rcAccessToken'] === 'nobody'
        ? answer(response, 200, { jwtToken: server.tokens.issue('400000001', Date.now()) })
        : false,
  },
  'registration.nothing': instead('/admin/register', 500, {}, (request) => !has(request, 'rcAccessToken')),
  'token.accepted': instead(run, 401),
  'token.none': lets((token) => token === ''),
  'token.garbage': lets((token) => token === 'not-a-token'),
  'token.forged': lets((token) => readClaims(token)?.['forged'] === true),
  'token.unsigned': lets((token) => token.endsWith('.')),
  'token.expired': lets((token) => Number(readClaims(token)?.['exp']) * 1000 < Date.now()),
  'token.renewed-works': {
    after: (text, _request, response) => {
      if (response.hasHeader('x-refreshed-jwt-token')) response.setHeader('x-refreshed-jwt-token', 'stale');
      return text;
    },
  },
  'token.fresh': {
    before: (request, response, server) => {
      if (at(request, run))
        response.setHeader('x-refreshed-jwt-token', server.tokens.issue('400000001', Date.now()));
      return false;
    },
  },
  'sync.bare': changed(run, (body) => ({ data: body })),
  'sync.keeps-call': changed(run, (body, request) =>
    'logInfo' in body && messagesIn(inner(request)).length === 0
      ? without(body, 'additionalSubmission')
      : body,
  ),
  'sync.keeps-sms': changed(run, (body, request) =>
    isKind(request, 'SMS')
      ? { ...body, logInfo: { ...Object(body['logInfo']), messages: messagesIn(body).slice(1) } }
      : body,
  ),
  'sync.keeps-fax': changed(run, (body, request) =>
    isKind(request, 'Fax') ? without(body, 'contactId') : body,
  ),
  'sync.keeps-update': changed(run, (body) =>
    'logInfo' in body ? body : without(body, 'startTime', 'legs'),
  ),
  'sync.keeps-unknown': changed(run, (body) => deep(body, 'laterObject')),
  'sync.no-note': instead(run, 500, {}, (request) => inner(request)['note'] === null),
  'sync.large': instead(run, 413, {}, (request) => bodyBytes(request).length > 100_000),
  'sync.time': {
    before: async (request) => {
      if (at(request, run)) await sleep(300);
      return false;
    },
  },
  'config.null': instead(
    run,
    500,
    {},
    (request) =>
      configOf(request) === null &&
      !('constructor' in without(inner(request), 'x') && Object.hasOwn(inner(request), 'constructor')),
  ),
  'config.missing': instead(run, 500, {}, (request) => has(request, 'data') && !has(request, 'config')),
  'config.empty': instead(run, 500, {}, (request) => JSON.stringify(configOf(request)) === '{}'),
  'config.locked': instead(run, 500, {}, (request) => 'laterSetting' in Object(configOf(request))),
  'config.empty-values': instead(
    run,
    500,
    {},
    (request) => Object(Object(configOf(request)).mark).value === null,
  ),
  'licence.answer': changed('/license', (body) => ({ ...body, licenseStatus: 'yes' })),
  'licence.words': changed('/license', (body) => ({ ...body, licenseStatusDescription: { text: 'Team' } })),
  'licence.none': lets((token) => token === '', '/license'),
  'sign-in.address': changed('/authUrl', ({ authUrl }) => ({ url: authUrl })),
  'sign-in.redirect': changed('/authUrl', ({ authUrl }) => ({
    authUrl: withParameter(authUrl, 'redirect_uri', 'https://reference.plugins.example/oauth/callback'),
  })),
  'sign-in.state': changed('/authUrl', ({ authUrl }) => ({
    authUrl: withParameter(authUrl, 'state', 'abc'),
  })),
  'sign-in.callback-host': changed('/authUrl', ({ authUrl }) => ({
    authUrl: withParameter(
      authUrl,
      'state',
      String(new URL(String(authUrl)).searchParams.get('state')).replace(
        'reference.plugins',
        'elsewhere.plugins',
      ),
    ),
  })),
  'sign-in.own-state': changed('/authUrl', ({ authUrl }) => ({
    authUrl: withParameter(
      authUrl,
      'state',
      JSON.stringify({ from: 'plugin', redirectTo: 'https://reference.plugins.example/landed', nonce: '1' }),
    ),
  })),
  'sign-in.callback': instead('/oauth/callback', 500),
  'sign-in.flat-callback': instead('/oauth/callback', 400, {}, (request) => {
    const callbackUri = new URL(request.url ?? '', 'https://x.example').searchParams.get('callbackUri') ?? '';
    return !callbackUri.includes('state=');
  }),
  'sign-in.foreign-state': instead('/oauth/callback', 200, {}, (request) =>
    decodeURIComponent(request.url ?? '').includes('somebody-else'),
  ),
  'sign-in.denied': instead('/oauth/callback', 500, {}, (request) =>
    (request.url ?? '').includes('access_denied'),
  ),
  'sign-in.status': changed('/checkAuth', () => ({ connected: true })),
  'sign-in.cors': hidden('/checkAuth'),
  'log-out.answer': changed('/logout', () => ({ ok: true })),
  'log-out.twice': {
    before: (request, response) => {
      if (!at(request, '/logout')) return false;
      registrations += 1;
      return registrations % 3 === 0 ? answer(response, 500) : false;
    },
  },
  'log-out.cors': hidden('/logout'),
  'robustness.bad-json': instead(
    run,
    500,
    {},
    (request) => dataOf(request)['data'] === undefined && bodyBytes(request).length > 2,
  ),
  'robustness.no-data': instead(run, 500, {}, (request) => bodyBytes(request).toString() === '{}'),
  'robustness.no-trace': {
    after: (text, _request, response) =>
      response.statusCode === 400 ? `Error: no\n    at handle (plugin/server.ts:10:5)` : text,
  },
  'robustness.hostile-keys': {
    before: (request) => {
      polluted ||= at(request, run) && Object.hasOwn(inner(request), '__proto__');
      return false;
    },
    after: (text, request) => (polluted && at(request, run) ? text.replace('{', '{"polluted":"yes",') : text),
  },
  'robustness.parallel': {
    before: async (request) => {
      if (!at(request, run)) return false;
      lastContact = inner(request)['contactId'];
      if (String(lastContact).startsWith('c-')) await sleep(40);
      return false;
    },
    after: (text, request) =>
      at(request, run) && String(lastContact).startsWith('c-')
        ? text.replace(/"contactId":"c-\d"/, `"contactId":"${String(lastContact)}"`)
        : text,
  },
};

const work = '/plugin/async';
const report = async (request: IncomingMessage, body: unknown, port: number) => {
  const { pathname, host } = new URL(String(dataOf(request)['callbackUrl']));
  await fetch(`http://127.0.0.1:${port}/@${host}${pathname}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
};
const hasTask = (request: IncomingMessage) => at(request, work) && has(request, 'callbackUrl');
const reporting = (bodies: readonly unknown[], port: () => number): Fault => ({
  before: (request, response) => {
    if (!hasTask(request) || request.headers.authorization === undefined) return false;
    if (!(readClaims((request.headers.authorization ?? '').slice(7)) ?? false)) return false;
    if ((request.headers.authorization ?? '').endsWith('.')) return false;
    answer(response, 200, { accepted: true });
    void (async () => {
      for (const body of bodies) await report(request, body, port());
    })();
    return true;
  },
});

/** The same for a plugin that runs in the background. */
export const asyncFaults = (port: () => number): FaultTable => ({
  'token.sync': {
    before: (request, response) =>
      at(request, '/token/sync') && request.headers.authorization !== undefined
        ? answer(response, 500)
        : false,
  },
  'token.sync-none': lets((token) => token === '', '/token/sync'),
  'async.accepted': {
    before: async (request) => {
      if (at(request, work)) await sleep(300);
      return false;
    },
  },
  'async.callback': {
    before: (request) => {
      if (hasTask(request)) renameCallback(request);
      return false;
    },
  },
  'async.sms': instead(work, 400, { accepted: false }, (request) =>
    JSON.stringify(inner(request)).includes('"SMS"'),
  ),
  'async.fax': instead(work, 400, { accepted: false }, (request) =>
    JSON.stringify(inner(request)).includes('"Fax"'),
  ),
  'async.large': instead(work, 413, {}, (request) => bodyBytes(request).length > 100_000),
  'async.words': valid(reporting([{ successful: false }], port)),
  'async.once': valid(reporting([{ successful: true }, { successful: true }], port)),
  'async.update': {
    before: (request, response) => {
      const isUpdate = hasTask(request) && 'subject' in Object(inner(request)['logInfo']);
      return isUpdate ? answer(response, 200, { accepted: true }) : false;
    },
  },
  'config.null': instead(
    work,
    500,
    {},
    (request) =>
      has(request, 'config') && configOf(request) === null && !Object.hasOwn(inner(request), 'constructor'),
  ),
});

/** Only for tokens that the good plugin would take. */
function valid(fault: Fault): Fault {
  return {
    before: (request, response, server) => {
      const token = (request.headers.authorization ?? '').replace(/^Bearer /, '');
      return server.tokens.verify(token, Date.now()) === null
        ? false
        : fault.before?.(request, response, server);
    },
  };
}

/** The plugin sees no address to report to. */
function renameCallback(request: IncomingMessage): void {
  const body = bodyBytes(request);
  const text = body.toString().replace('"callbackUrl"', '"callbackUri"');
  body.fill(32);
  Buffer.from(text).copy(body);
}

function withParameter(address: unknown, name: string, value: string): string {
  const url = new URL(String(address));
  url.searchParams.set(name, value);
  return url.href;
}

/** Pages of the panel cannot read the answer. */
function hidden(path: string): Fault {
  return {
    after: (text, request, response) => {
      if (at(request, path)) response.removeHeader('access-control-allow-origin');
      return text;
    },
  };
}
