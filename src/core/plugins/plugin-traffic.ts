import * as v from 'valibot';
import { maskSecrets } from './mask-secrets';

const headers = v.record(v.string(), v.string());

/** One request and its answer, as `npm run plugin -- dev` hands them to the workbench. */
export const exchangeSchema = v.object({
  /** Rises by one with each request. */
  id: v.number(),
  /** Epoch ms. */
  at: v.number(),
  /** Who asked: the panel's browser, or one of the servers. */
  caller: v.string(),
  host: v.string(),
  method: v.string(),
  /** With its query. */
  path: v.string(),
  headers,
  /** Text; long ones are cut. */
  body: v.string(),
  /** `null` while there is none. Status 0: the connection broke. */
  answer: v.nullable(v.object({ status: v.number(), headers, body: v.string(), tookMs: v.number() })),
});

export type Exchange = v.InferOutput<typeof exchangeSchema>;

/** Name of the channel between the workbench and the tool that runs the servers. */
export const trafficChannel = 'plugin-traffic';

/** What the workbench and the tool that runs the servers say to each other, over a channel of this extension's pages. */
const messageSchema = v.variant('kind', [
  /** The workbench is there, and wants all that has been. */
  v.object({ kind: v.literal('hello') }),
  v.object({ kind: v.literal('exchanges'), exchanges: v.array(v.unknown()) }),
  v.object({ kind: v.literal('resend'), id: v.number(), body: v.optional(v.string()) }),
  v.object({ kind: v.literal('trigger'), what: v.string() }),
  /** What became of the last of those. */
  v.object({ kind: v.literal('done'), problem: v.optional(v.string()) }),
]);

export type TrafficMessage = v.InferOutput<typeof messageSchema>;

/** `undefined` for anything else. */
export function readTrafficMessage(message: unknown): TrafficMessage | undefined {
  const read = v.safeParse(messageSchema, message);
  return read.success ? read.output : undefined;
}

/** One that cannot be read is left out. */
export function readExchanges(values: readonly unknown[]): Exchange[] {
  return values.flatMap((value) => {
    const read = v.safeParse(exchangeSchema, value);
    return read.success ? [maskSecrets(read.output)] : [];
  });
}

/** The newest are kept. */
const mostExchanges = 500;

/** Adds what has come; an answer takes the place of the request that waited for it. */
export function addExchanges(known: readonly Exchange[], more: readonly Exchange[]): readonly Exchange[] {
  const all = new Map([...known, ...more].map((exchange) => [exchange.id, exchange]));
  return [...all.values()].toSorted((a, b) => b.id - a.id).slice(0, mostExchanges);
}

/** What a shell takes; secrets are for whoever pastes it to fill in. */
export function curlOf({ method, host, path, headers: all, body }: Exchange): string {
  const leftOut = new Set(['host', 'content-length', 'connection', 'accept-encoding', 'transfer-encoding']);
  const parts = Object.entries(all).flatMap(([name, value]) =>
    leftOut.has(name.toLowerCase()) ? [] : [`-H ${quoted(`${name}: ${value}`)}`],
  );
  return [
    `curl -X ${method} ${quoted(`https://${host}${path}`)}`,
    ...parts,
    ...(body === '' ? [] : [`--data-raw ${quoted(body)}`]),
  ].join(' \\\n  ');
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
