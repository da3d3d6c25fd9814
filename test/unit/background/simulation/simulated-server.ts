import type { Http, HttpRequest } from '../../../../src/api/basics/http';
import type { fail as Fail } from '../../../../src/core/basics/problem';
import { CrmRecords } from '../../../stack/crm/crm-records';
import { json, text } from '../../fakes/fake-server';
import type { Random } from './random';
import type { Timeline } from './timeline';

/** What may happen to one request, as real servers do it (src/api/README.md, Refusals and Logging). */
const troubles = [
  'never_arrives',
  'answer_lost',
  'slow',
  'forgotten',
  'refused',
  'revoked',
  'unavailable',
  'gateway_before',
  'gateway_after',
  'network_goes_before',
  'network_goes_after',
  'fails_after',
] as const;
type Trouble = (typeof troubles)[number] | 'none';

const clientPatience = 28_000;
/** A server that hangs on a plugin finishes within this; ms. */
const slowest = 12 * 60_000;

/**
 * App Connect as far as logging goes, over the sample CRM's own records: sessions and message ids are looked up when
 * a request begins and written down when it ends, so that two at a time make two records (core 1.7.41 handlers/log.js).
 */
export function createSimulatedServer(timeline: Timeline, random: Random, fail: typeof Fail) {
  const crm = new CrmRecords();
  crm.contacts = [
    {
      id: 'c1',
      name: 'Ada',
      type: 'Contact',
      phone: '+15550000001',
      organization: '',
      deals: [],
      mostRecentActivityDate: '',
      createdDate: '',
    },
    {
      id: 'c2',
      name: 'Bob',
      type: 'Contact',
      phone: '+15550000002',
      organization: '',
      deals: [],
      mostRecentActivityDate: '',
      createdDate: '',
    },
    {
      id: 'c3',
      name: 'Cy',
      type: 'Contact',
      phone: '+15550000002',
      organization: '',
      deals: [],
      mostRecentActivityDate: '',
      createdDate: '',
    },
  ];
  const callBacks: { contactId: string; scheduledAt: string }[] = [];
  const sessions = new Map<string, string>();
  /** The subject of each log, which the records here have as their session. */
  const subjects = new Map<string, string>();
  const messageIds = new Set<string>();
  const state = { trouble: 0.35, isOnline: true, isRevoked: false, whenBack: () => {} };
  /** What the browser ends when its network goes: requests that have left and have no answer yet. */
  const underWay = new Set<() => void>();

  function act(
    request: HttpRequest,
    url: URL,
    forget: boolean,
  ): { status?: number; body: unknown } | 'later' {
    const body = Object(request.body);
    switch (`${request.method} ${url.pathname}`) {
      case 'GET /contact': {
        const found = crm.contactsByPhone(url.searchParams.get('phoneNumber') ?? '');
        return { body: { successful: true, contact: found } };
      }
      case 'POST /contact': {
        const { phoneNumber, newContactName, newContactType } = body;
        const made = crm.addContact(
          { phone: phoneNumber, name: newContactName, type: newContactType },
          new Date(0),
        );
        return { body: { successful: true, contact: made } };
      }
      case 'GET /calldown':
        return { body: { items: [...callBacks] } };
      case 'POST /calldown':
        callBacks.push({ contactId: body.contactId, scheduledAt: body.scheduledAt });
        return { body: { successful: true } };
      case 'GET /callLog': {
        const ids = (url.searchParams.get('sessionIds') ?? '').split(',');
        const logs = ids.map((sessionId) => {
          const log = crm.findLog(sessions.get(sessionId) ?? '');
          return log
            ? {
                sessionId,
                matched: true,
                logId: log.id,
                logData: { note: log.note, subject: subjects.get(log.id) },
              }
            : { sessionId, matched: false };
        });
        return { body: { successful: true, logs } };
      }
      case 'PATCH /callLog': {
        const log = crm.findLog(sessions.get(body.sessionId) ?? '');
        if (!log) return { body: { successful: false } };
        crm.updateLog(log, { note: body.note, fields: { recording: body.recordingLink } });
        return { body: { successful: true, logId: log.id, returnMessage: null } };
      }
      case 'POST /callLog': {
        const log = crm.addLog('user', {
          kind: 'call',
          contactId: body.contactId,
          contactName: body.contactName,
          subject: body.logInfo.sessionId,
          note: body.note,
          body: '',
          fields: { recording: body.logInfo.recording?.link },
          dispositions: {},
          messages: [],
        });
        if (forget)
          return { body: { successful: false, returnMessage: { message: 'Database operation failed' } } };
        sessions.set(body.logInfo.sessionId, log.id);
        subjects.set(log.id, body.logInfo.customSubject ?? 'Inbound call');
        return { body: { successful: true, logId: log.id } };
      }
      case 'POST /messageLog': {
        const logIds: string[] = [];
        for (const message of body.logInfo.messages) {
          const id = String(message.id);
          if (body.known.has(id)) continue;
          crm.addLog('user', {
            kind: 'message',
            contactId: body.contactId,
            contactName: '',
            subject: id,
            note: '',
            body: '',
            fields: {},
            dispositions: {},
            messages: [],
          });
          if (forget)
            return { body: { successful: false, returnMessage: { message: 'Database operation failed' } } };
          messageIds.add(id);
          logIds.push(id);
        }
        return { body: { successful: true, logIds, returnMessage: null } };
      }
      default:
        return { status: 404, body: {} };
    }
  }

  /** What a request finds when it begins. */
  function begin(request: HttpRequest, url: URL): { body: unknown } | undefined {
    const body = Object(request.body);
    if (request.method === 'POST' && url.pathname === '/callLog' && sessions.has(body.logInfo.sessionId))
      return {
        body: {
          successful: false,
          returnMessage: { message: `Existing log for session ${body.logInfo.sessionId}` },
        },
      };
    if (url.pathname === '/messageLog') body.known = new Set(messageIds);
    return undefined;
  }

  function troubleFor(request: HttpRequest): Trouble {
    if (!random.chance(state.trouble)) return 'none';
    const trouble = random.pick(troubles);
    // Reading has no effect that could be lost; a refused session is rare.
    if (trouble === 'revoked' && !random.chance(0.2)) return 'none';
    if (request.method === 'GET' && (trouble === 'forgotten' || trouble === 'refused')) return 'none';
    return trouble;
  }

  function carryOut(
    request: HttpRequest,
    url: URL,
    trouble: Trouble,
    answer: (value: ReturnType<typeof json>) => void,
  ) {
    const early = begin(request, url);
    if (early) return answer(json(early.body));
    const isSlow = trouble === 'slow' || trouble === 'gateway_after' || trouble === 'network_goes_after';
    const takes = isSlow ? 1000 + random.below(slowest) : random.below(2000);
    timeline.at(timeline.now() + takes, () => {
      const done = act(request, url, trouble === 'forgotten');
      if (done === 'later') return;
      if (trouble === 'fails_after') return answer(text('<html>500</html>', 500));
      if (trouble !== 'answer_lost') answer(json(done.body, done.status ?? 200));
    });
  }

  const http: Http = async (raw) => {
    await timeline.alive();
    const request = structuredClone(raw);
    const url = new URL(request.url);
    if (url.hostname === 'appconnect.labs.ringcentral.com') return json(directory(url.pathname));
    if (!state.isOnline) return fail('offline');
    if (state.isRevoked) return json({ successful: false, errorCode: 'CRM_SESSION_REVOKED' }, 401);
    const trouble = troubleFor(request);
    return new Promise((resolve, reject) => {
      const lost = () => settle(() => reject(problemOf(() => fail(lossOf(request)))));
      const settle = (work: () => void) => {
        underWay.delete(lost);
        void timeline.alive().then(work);
      };
      underWay.add(lost);
      timeline.at(timeline.now() + clientPatience, () =>
        settle(() => reject(problemOf(() => fail('timeout')))),
      );
      const answer = (value: ReturnType<typeof json>) => settle(() => resolve(value));
      switch (trouble) {
        case 'never_arrives':
          return settle(() => reject(problemOf(() => fail('unreachable'))));
        case 'unavailable':
          return answer(json({ error: 'Service unavailable', detail: 'Not started' }, 503));
        case 'gateway_before':
          return answer(text('<html>503</html>', 503));
        case 'gateway_after':
          answer(text('<html>503</html>', 503));
          return carryOut(request, url, trouble, () => {});
        case 'network_goes_before':
          return loseNetwork();
        case 'network_goes_after':
          loseNetwork();
          return carryOut(request, url, trouble, () => {});
        case 'refused':
          return answer(json({ successful: false, returnMessage: { message: 'Error creating call log' } }));
        case 'revoked':
          state.isRevoked = true;
          return answer(json({ successful: false, errorCode: 'CRM_SESSION_REVOKED' }, 401));
        default:
          return carryOut(request, url, trouble, answer);
      }
    });
  };
  /** For some minutes; the browser says when it is back. */
  const loseNetwork = () => {
    setOnline(false);
    timeline.at(timeline.now() + random.below(4 * 60_000), () => {
      setOnline(true);
      state.whenBack();
    });
  };
  /** Without a network nothing leaves; what is under way has no answer any more, but goes on at the server. */
  const setOnline = (isOnline: boolean) => {
    state.isOnline = isOnline;
    if (!isOnline) for (const lost of underWay) lost();
  };
  return { http, crm, callBacks, state, setOnline };
}

/** What the browser's network says of a request that was under way when it went (api/basics/transport.ts). */
function lossOf({ method }: HttpRequest) {
  return method === 'GET' ? 'offline' : 'unreachable';
}

/** The error that this throws; its class belongs to the modules that were loaded for this schedule. */
function problemOf(thrower: () => never): Error {
  try {
    return thrower();
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

function directory(path: string): unknown {
  if (path.endsWith('/manifest'))
    return {
      serverUrl: 'https://callback.app-connect.example',
      platforms: { keyCRM: { name: 'keyCRM', contactTypes: [{ display: 'Contact', value: 'Contact' }] } },
    };
  return {
    connectors: [{ id: 'keycrm', name: 'keyCRM', displayName: 'KeyCRM' }],
    privateConnectors: [],
    sharedConnectors: [],
  };
}
