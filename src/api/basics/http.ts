import { readAnswer, type RawAnswer } from '../../core/basics/answer';
import { objectOf, type JsonObject } from '../../core/basics/json';
import { ProblemError, fail } from '../../core/basics/problem';
import {
  placeIn,
  secretPlaces,
  tokenNames,
  type PlacesByGeneration,
  type Purpose,
  type Token,
} from '../../core/basics/token-table';
import { hostOf, withParameters } from '../../core/basics/url';

/** What only the gate can make: without it, no request reaches the network. */
class Pass {
  protected readonly isFromGate = true;
  readonly purpose: Purpose;
  /** What was attached. */
  readonly tokens: readonly Token[];
  constructor(purpose: Purpose, tokens: readonly Token[]) {
    this.purpose = purpose;
    this.tokens = tokens;
  }
}

type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

/** A request as it goes to the network. Callers describe theirs as `GatedRequest`. */
export interface HttpRequest {
  readonly pass: Pass;
  readonly method: Method;
  readonly url: string;
  readonly headers?: { readonly [name: string]: string };
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent form-encoded (RFC 6749 §4.1.3), instead of `body`. */
  readonly form?: { readonly [name: string]: string };
  /** `manual`: a redirect is not followed and returns status 0; otherwise a redirect is an error. */
  readonly redirect?: 'manual';
  /** ms; the browser limits a worker's fetch to 30 s. */
  readonly timeoutMs?: number;
  /** The answer is returned as `file`, not as text. */
  readonly isFile?: boolean;
  /** The answer is refused where it is longer; bytes. */
  readonly largest?: number;
}

export interface HttpAnswer extends RawAnswer {
  /** App Connect's rotated session token, if the answer contains one (core 1.7.41 index.js:194). */
  readonly refreshedToken: string | null;
  readonly file?: Blob;
}

/** The only way to the network; tests pass another. */
export type Http = (request: HttpRequest) => Promise<HttpAnswer>;

/**
 * What a caller asks for. It has no headers, and its secrets stand apart: the gate puts them where the table says
 * (core/basics/token-table.ts).
 */
export interface GatedRequest extends Omit<HttpRequest, 'pass' | 'headers' | 'method'> {
  readonly purpose: Purpose;
  /** GET where none is named. */
  readonly method?: Method;
  readonly query?: { readonly [name: string]: string | undefined };
  /** Those that the purpose does not carry stay behind; '' is none. */
  readonly secrets?: { readonly [token in Token]?: string };
  readonly generation?: keyof PlacesByGeneration;
  /** Headers that say whom the request is about, hashed. */
  readonly about?: { readonly [name in 'rc-extension-id' | 'rc-account-id']?: string };
}

/** Sends a request through the gate. */
export async function send(http: Http, request: GatedRequest): Promise<HttpAnswer> {
  return http(attachSecrets(request));
}

/**
 * Sends a request and reads the answer. Throws `ProblemError` for every kind of refusal, with the host that answered.
 */
export async function ask(http: Http, request: GatedRequest): Promise<unknown> {
  return bodyOf(await send(http, request), request.url);
}

/** The body of an answer; problems name the host. */
export function bodyOf(raw: HttpAnswer, url: string, answer = readAnswer(raw)): unknown {
  if (answer.ok) return answer.body;
  throw new ProblemError({ ...answer.problem, host: hostOf(url) });
}

type Texts = { [name: string]: string };

function attachSecrets(request: GatedRequest): HttpRequest {
  refuseOwnSecrets(request);
  const { purpose, method = 'GET', query, secrets = {}, generation = 'callback', about, ...plain } = request;
  const headers: Texts = { ...about };
  const parameters = { ...query };
  const form: Texts = { ...plain.form };
  let { body } = plain;
  const places = secretPlaces[purpose];
  const attached: Token[] = [];
  for (const token of tokenNames) {
    const place = places?.[token];
    const value = secrets[token];
    if (!place || !value) continue;
    attached.push(token);
    const [part, name = ''] = placeIn(place, generation).split(' ');
    if (part === 'header') headers[name] = value;
    else if (part === 'bearer') headers[name] = `Bearer ${value}`;
    else if (part === 'query') parameters[name] = value;
    else if (part === 'form') form[name] = value;
    else body = withField(body, name.split('.'), value);
  }
  return {
    ...plain,
    method,
    pass: new Pass(purpose, attached),
    url: withParameters(plain.url, parameters),
    ...(Object.keys(headers).length > 0 && { headers }),
    ...(body !== undefined && { body }),
    ...(plain.form && { form }),
  };
}

function withField(body: unknown, [name = '', ...inner]: readonly string[], value: string): JsonObject {
  const fields = objectOf(body);
  return { ...fields, [name]: inner.length > 0 ? withField(fields[name], inner, value) : value };
}

/** Where secrets stand in any request: nobody else may fill these. */
const reservedNames = new Set(
  Array.from(JSON.stringify(secretPlaces).matchAll(/ ([\w.-]+)"/g), ([, name]) => name),
);
/** Shorter texts may stand somewhere by chance; letters. */
const shortestToken = 16;

/** Security: a secret that a caller puts anywhere by itself is refused; test/unit/api/basics/gate.test.ts holds it. */
function refuseOwnSecrets({ url, query, form, body, secrets }: GatedRequest): void {
  const plain = JSON.stringify([url, query, form, body]);
  const isIn = (value = '') =>
    value.length >= shortestToken && (plain.includes(value) || plain.includes(encodeURIComponent(value)));
  const names = Object.keys({ ...query, ...form, ...objectOf(body) });
  if (names.some((name) => reservedNames.has(name)) || Object.values({ ...secrets }).some(isIn))
    fail('bug', { message: 'A secret that is not from the table' });
}
