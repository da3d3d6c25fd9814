import { isObject, parseJson } from '../basics/json';
import type { Exchange } from './plugin-traffic';

export const mask = '••••••';

const secretName = /token|secret|password|authorization|api-?key|cookie|^code(?:_verifier)?$|^callbackuri$/i;
/** Three parts, the first of which is an object: a token, wherever it stands. */
const tokenShape = /\beyJ[\w-]+\.[\w-]+\.[\w-]*/g;

/** Shown, copied and kept are requests without what opens anything. */
export function maskSecrets(exchange: Exchange): Exchange {
  const { answer } = exchange;
  return {
    ...exchange,
    path: maskQuery(exchange.path),
    headers: maskHeaders(exchange.headers),
    body: maskBody(exchange.body),
    answer: answer && { ...answer, headers: maskHeaders(answer.headers), body: maskBody(answer.body) },
  };
}

function maskHeaders(all: Exchange['headers']): Exchange['headers'] {
  return Object.fromEntries(
    Object.entries(all).map(([name, value]) => [name, secretName.test(name) ? mask : maskText(value)]),
  );
}

function maskQuery(path: string): string {
  const [place = '', query] = path.split('?', 2);
  if (query === undefined) return maskText(place);
  const parts = query.split('&').map((part) => {
    const [name = '', value] = part.split('=', 2);
    return value !== undefined && secretName.test(name) ? `${name}=${mask}` : maskText(part);
  });
  return `${maskText(place)}?${parts.join('&')}`;
}

function maskBody(body: string): string {
  const value = parseJson(body);
  if (isObject(value) || Array.isArray(value)) return JSON.stringify(maskValue(value));
  // A form, or the beginning of a long JSON.
  const fields = maskText(body).replaceAll(
    /("?)([\w-]+)\1(\s*[:=]\s*)("[^"]*"?|[^&\s,}]+)/g,
    (whole, quote: string, name: string, sign: string) =>
      secretName.test(name) ? `${quote}${name}${quote}${sign}${mask}` : whole,
  );
  return fields;
}

function maskValue(value: unknown): unknown {
  if (typeof value === 'string') return maskText(value);
  if (Array.isArray(value)) return value.map(maskValue);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [
      name,
      secretName.test(name) && typeof part === 'string' && part !== '' ? mask : maskValue(part),
    ]),
  );
}

function maskText(text: string): string {
  return text.replaceAll(tokenShape, mask);
}
