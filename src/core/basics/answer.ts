import { isObject, parseJson, partOf } from './json';
import type { Problem, ProblemCode, ProblemDetails } from './problem';
import { plainText } from './text';

/** An HTTP answer as it came in. */
export interface RawAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly text: string;
  readonly retryAfter: string | null;
}

export type Answer = { ok: true; body: unknown } | { ok: false; problem: Problem };

/** `returnMessage` of App Connect (core 1.7.41 lib/errorHandler.js:95-115): an object, a string, null or missing. */
export interface ReturnMessage {
  readonly message: string;
  readonly level: 'success' | 'warning' | 'danger' | 'info';
  /** How long the server wants it shown; ms. */
  readonly ttl: number;
  readonly details: ProblemDetails[];
}

/**
 * Reads every shape in which an App Connect server answers (src/api/README.md, Refusals): JSON, plain text, empty
 * bodies, Express error pages. A 200 with `successful: false` is a refusal.
 */
export function readAnswer(raw: RawAnswer): Answer {
  const isPage = /^\s*</.test(raw.text);
  const body = bodyOf(raw);
  if (raw.status === 503 && partOf(body, 'error') === notStarted) return refusal('not_started', raw, body);
  if (raw.status >= 500) return refusal('server_error', raw, isPage ? undefined : body);
  if (raw.status === 404 && isPage) return refusal('missing_route', raw, undefined);
  if (isPage) return refusal(raw.status < 400 ? 'not_app_connect' : 'bug', raw, undefined);
  // JSON that we refuse to read is no broken answer: others can read it.
  if (body === undefined)
    return refusal(parseJson(raw.text, null) === undefined ? 'garbled' : 'unexpected', raw, undefined);
  if (raw.status >= 400) return refusal(codeOf(raw, body), raw, body);
  if (raw.status < 200 || raw.status >= 300) return refusal('not_app_connect', raw, undefined);
  if (partOf(body, 'successful') === false) return refusal(codeOf(raw, body), raw, body);
  return { ok: true, body };
}

/**
 * App Connect's own answer while it starts, before any route: nothing was done (core 1.7.41 index.js:3458). A 503 in
 * other words comes from something in between, which may have passed the request on.
 */
const notStarted = 'Service unavailable';

/** Text stays text, an empty body is `null`, JSON that does not parse is `undefined`. */
function bodyOf(raw: RawAnswer): unknown {
  if (raw.text === '') return null;
  const looksLikeJson = /json/i.test(raw.contentType) || /^\s*[[{]/.test(raw.text);
  return looksLikeJson ? parseJson(raw.text) : raw.text;
}

/** Whoever asks for more is asked again after a day; ms. */
const longestWait = 86_400_000;

function refusal(code: ProblemCode, raw: RawAnswer, body: unknown): Answer {
  const said = readReturnMessage(partOf(body, 'returnMessage'));
  const message = said?.message || plainText(wordsOf(body));
  const missing = missingFields(body);
  const seconds = Number(raw.retryAfter);
  return {
    ok: false,
    problem: {
      code,
      status: raw.status,
      ...(message && { message }),
      ...(said && said.details.length > 0 && { details: said.details }),
      ...(missing.length > 0 && { missing }),
      ...(raw.retryAfter !== null && seconds > 0 && { retryAfterMs: Math.min(seconds * 1000, longestWait) }),
    },
  };
}

function wordsOf(body: unknown): unknown {
  if (typeof body === 'string') return body;
  if (!isObject(body)) return undefined;
  // Logging services wrap their answer in `result`.
  const said = isObject(body['result']) ? body['result'] : body;
  return said['error'] ?? said['detail'] ?? said['message'];
}

function missingFields(body: unknown): string[] {
  const said = partOf(body, 'returnMessage');
  const list = partOf(isObject(said) ? said : body, 'missingRequiredFieldConsts');
  return Array.isArray(list) ? list.filter((item) => typeof item === 'string') : [];
}

const knownTexts: readonly (readonly [RegExp, ProblemCode])[] = [
  [/authorize CRM platform|^User not found$/i, 'session_expired'],
  // The polling generation sends this with status 200 when an update fails (core 1.7.22 index.js:1625).
  [/^User session expired/i, 'session_revoked'],
  [/Admin validation failed/i, 'not_admin'],
  // The server called RingCentral with our token, which was refused (core 1.7.41 handlers/admin.js:45). The CRM's own 401
  // reads the same: background/sign-in/refusal-reason.ts tells them apart.
  [/status code 401|Missing RingCentral access token/i, 'ringcentral_expired'],
  // The CRM has the record, but the server failed to store that it does (core 1.7.41 handlers/log.js).
  [/^Database operation failed/i, 'unclear_outcome'],
  [/^Existing log for session/i, 'already_logged'],
];

function codeOf(raw: RawAnswer, body: unknown): ProblemCode {
  // Both mean that only connecting again helps; the second comes with status 200.
  if (
    /^CRM_SESSION_(REVOKED|INVALID)$/.test(String(partOf(body, 'errorCode'))) ||
    partOf(body, 'isRevokeUserSession') === true ||
    raw.status === 401
  )
    return 'session_revoked';
  const text = plainText(readReturnMessage(partOf(body, 'returnMessage'))?.message ?? wordsOf(body));
  return knownTexts.find(([pattern]) => pattern.test(text))?.[1] ?? 'refused';
}

export function readReturnMessage(value: unknown): ReturnMessage | undefined {
  if (typeof value === 'string') return { message: plainText(value), level: 'info', ttl: 3000, details: [] };
  if (!isObject(value)) return undefined;
  return {
    message: plainText(value['message']),
    level: levelOf(value['messageType']),
    ttl: typeof value['ttl'] === 'number' && value['ttl'] > 0 ? value['ttl'] : 3000,
    details: detailsOf(value['details']),
  };
}

function levelOf(value: unknown): ReturnMessage['level'] {
  if (value === 'success' || value === 'warning' || value === 'danger') return value;
  return value === 'error' ? 'danger' : 'info';
}

function detailsOf(value: unknown): ProblemDetails[] {
  if (!Array.isArray(value)) return [];
  return value.filter(isObject).map((group) => ({
    title: plainText(group['title']),
    items: (Array.isArray(group['items']) ? group['items'] : [])
      .filter(isObject)
      .map((item) => plainText(item['text'], 1000))
      .filter((text) => text !== ''),
  }));
}
