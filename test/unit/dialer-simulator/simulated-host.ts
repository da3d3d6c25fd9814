import { vi } from 'vitest';
import { objectAt, textAt, textsAt, type JsonObject } from '../../stack/dialer/json.js';
import { readOptions } from '../../stack/dialer/options.js';
import { readParameters } from '../../stack/dialer/parameters.js';
import { receiveMessage } from '../../stack/dialer/peer/host-commands.js';
import { createPeer, type Peer } from '../../stack/dialer/peer/peer.js';
import { startDialer } from '../../stack/dialer/peer/start.js';

const APP = 'https://apps.ringcentral.com/integration/ringcentral-embeddable/latest/app.html';

/** The registration of the host in the recording. */
export const SERVICE = {
  name: 'TestService',
  contactsPath: '/contacts',
  contactSearchPath: '/contacts/search',
  contactMatchPath: '/contacts/match',
  callLoggerPath: '/callLogger',
  callLogEntityMatcherPath: '/callLogger/match',
  callLogPageInputChangedEventPath: '/callLogger/inputChanged',
  messageLoggerPath: '/messageLogger',
  messageLogEntityMatcherPath: '/messageLogger/match',
  messagesLogPageInputChangedEventPath: '/messageLogger/inputChanged',
  customizedPageInputChangedEventPath: '/customizedPage/inputChanged',
  buttonEventPath: '/custom-button-click',
  settingsPath: '/settings',
};

const ADA = {
  id: 'c1',
  type: 'TestService',
  name: 'Ada Lovelace',
  phoneNumbers: [{ phoneNumber: '+16505550123', phoneType: 'direct' }],
};

/** A host with a CRM of one contact; what it does not answer by itself, a test can answer or leave. */
export interface SimulatedHost {
  peer: Peer;
  sent: JsonObject[];
  /** When each was sent; epoch ms. */
  sentAt: number[];
  send: (message: JsonObject) => void;
  /** By path; returns the response, or undefined for no answer. */
  replies: Map<string, (body: JsonObject) => unknown>;
  problems: () => string[];
  requests: (path: string) => JsonObject[];
  fetched: { url: string; body: string }[];
}

/** Logged entities by session or conversation: what the CRM keeps. */
function createReplies(): SimulatedHost['replies'] {
  const crm = new Map<string, string>();
  const match = (ids: string[]) => ({
    data: Object.fromEntries(ids.map((id) => [id, crm.has(id) ? [{ id: crm.get(id) }] : []])),
  });
  const acknowledged = [
    '/callLogger/inputChanged',
    '/messageLogger/inputChanged',
    '/customizedPage/inputChanged',
    '/custom-button-click',
    '/settings',
  ];
  return new Map<string, (body: JsonObject) => unknown>([
    ...acknowledged.map((path) => [path, () => ({ data: 'ok' })] as const),
    ['/contacts', () => ({ data: [ADA], nextPage: null, syncTimestamp: 1 })],
    ['/contacts/search', () => ({ data: [] })],
    [
      '/contacts/match',
      (body) => ({
        data: Object.fromEntries(
          textsAt(body, 'phoneNumbers').map((number) => [number, number === '+16505550123' ? [ADA] : []]),
        ),
      }),
    ],
    ['/callLogger/match', (body) => match(textsAt(body, 'sessionIds'))],
    ['/messageLogger/match', (body) => match(textsAt(body, 'conversationLogIds'))],
    [
      '/callLogger',
      (body) => {
        if (textAt(body, 'triggerType') !== 'createLog')
          crm.set(textAt(objectAt(body, 'call'), 'sessionId'), 'LOG1');
        return { data: 'ok' };
      },
    ],
    [
      '/messageLogger',
      (body) => {
        if (textAt(body, 'triggerType') !== 'manual') {
          crm.set(textAt(objectAt(body, 'conversation'), 'conversationLogId'), 'LOG2');
        }
        return { data: 'ok' };
      },
    ],
  ]);
}

/** The platform's answers for Priya Nair, an admin. */
export function createPlatform(fetched: SimulatedHost['fetched']): typeof fetch {
  return async (input, init) => {
    const url = input instanceof Request ? input.url : input.toString();
    fetched.push({ url, body: typeof init?.body === 'string' ? init.body : '' });
    if (url.endsWith('/restapi/oauth/token')) {
      return Response.json({ access_token: 'ACCESS', refresh_token: 'REFRESH', expires_in: 3600 });
    }
    if (url.endsWith('/extension/~')) {
      return Response.json({
        id: 101001,
        name: 'Priya Nair',
        extensionNumber: '101',
        account: { id: '400000001' },
        permissions: { admin: { enabled: true } },
      });
    }
    return new Response(null, { status: 200 });
  };
}

export function createStorage(): Peer['storage'] {
  const items = new Map<string, string>();
  return {
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
  };
}

/** `options` as the control verb `/dialer` takes them. */
export type SimulatedSeams = Partial<Omit<Peer, 'options'>> & { options?: unknown };

/** Starts a dialer; with fake timers, messages pass as they would between two windows: later. */
export function startHost(
  query = 'clientId=CLIENT&disableLoginPopup=1',
  { options, ...seams }: SimulatedSeams = {},
): SimulatedHost {
  const sent: JsonObject[] = [];
  const sentAt: number[] = [];
  const fetched: SimulatedHost['fetched'] = [];
  const replies = createReplies();
  let seed = 1;
  const peer = createPeer({
    parameters: readParameters(`${APP}?${query}`),
    options: readOptions(options),
    send(message) {
      const copy: JsonObject = structuredClone(message);
      sent.push(copy);
      sentAt.push(Date.now());
      if (copy['type'] !== 'rc-post-message-request') return;
      const response = replies.get(textAt(copy, 'path'))?.(objectAt(copy, 'body')) ?? undefined;
      if (response !== undefined) {
        send({ type: 'rc-post-message-response', responseId: copy['requestId'], response });
      }
    },
    now: () => Date.now(),
    random: () => {
      seed = (seed * 16807) % 2147483647;
      return seed / 2147483647;
    },
    after(work: () => void, ms: number) {
      const timer = setTimeout(work, ms);
      return () => clearTimeout(timer);
    },
    fetch: createPlatform(fetched),
    storage: createStorage(),
    openWindow: vi.fn(),
    formatDay: (time) => new Date(time).toLocaleDateString('en-US', { timeZone: 'UTC' }),
    locale: 'en-US',
    readTheme: () => 'light',
    iconAddress: `${APP}/icon.svg`,
    ...seams,
  });

  function send(message: JsonObject): void {
    setTimeout(() => receiveMessage(peer, message), 5);
  }

  startDialer(peer);
  return {
    peer,
    sent,
    sentAt,
    send,
    replies,
    fetched,
    problems: () =>
      peer.store
        .get()
        .events.filter((line) => line.problem)
        .map((line) => line.text),
    requests: (path) =>
      sent.filter((message) => message['type'] === 'rc-post-message-request' && message['path'] === path),
  };
}

/** Registers the service and signs in with a code of the host's own. */
export async function startSignedIn(
  service: JsonObject = SERVICE,
  query?: string,
  seams?: SimulatedSeams,
): Promise<SimulatedHost> {
  const host = startHost(query, seams);
  await vi.advanceTimersByTimeAsync(100);
  host.send({ type: 'rc-adapter-register-third-party-service', service });
  await vi.advanceTimersByTimeAsync(200);
  host.send({
    type: 'rc-adapter-authorization-code',
    callbackUri: 'https://host.example/cb?code=CODE&code_verifier=VERIFIER',
  });
  await vi.advanceTimersByTimeAsync(2_000);
  return host;
}
