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

/** Activities that can be made to happen through the real servers. */
export const activityKinds = ['call', 'sms', 'fax', 'update'] as const;
export type ActivityKind = (typeof activityKinds)[number];

/** The plugin that runs beside the servers. */
const runningPluginSchema = v.object({
  /** By which the directory knows it. */
  name: v.string(),
  /** Its manifest as it is written. */
  text: v.string(),
  /** Its manifest as it is published. */
  body: v.unknown(),
  /** The requests by which a panel logs sample activities, as JSON; `{id}` stands for a new number. */
  samples: v.record(v.picklist(activityKinds), v.string()),
});

export type RunningPlugin = v.InferOutput<typeof runningPluginSchema>;

/** What App Connect answered to an activity, and what stands in the CRM then. */
const outcomeSchema = v.object({ status: v.number(), answer: v.string(), crm: v.string() });

export type ActivityOutcome = v.InferOutput<typeof outcomeSchema>;

/** What the workbench and the tool that runs the servers say to each other, over a channel of this extension's pages. */
const messageSchema = v.variant('kind', [
  /** The workbench is there, and wants all that has been. */
  v.object({ kind: v.literal('hello') }),
  v.object({ kind: v.literal('exchanges'), exchanges: v.array(v.unknown()) }),
  v.object({ kind: v.literal('resend'), id: v.number(), body: v.optional(v.string()) }),
  v.object({ kind: v.literal('plugin'), plugin: runningPluginSchema }),
  /** Logs an activity: a sample with this note, or one's own. */
  v.object({
    kind: v.literal('trigger'),
    what: v.picklist(activityKinds),
    note: v.optional(v.string()),
    body: v.optional(v.string()),
  }),
  /** What became of the last of those. */
  v.object({
    kind: v.literal('done'),
    problem: v.optional(v.string()),
    logged: v.optional(outcomeSchema),
  }),
  /** Reads a file of this machine, which an extension cannot. */
  v.object({ kind: v.literal('read'), address: v.string() }),
  v.object({
    kind: v.literal('file'),
    address: v.string(),
    text: v.optional(v.string()),
    problem: v.optional(v.string()),
  }),
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
