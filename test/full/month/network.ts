import type { Random } from '../../unit/background/simulation/random';
import type { Happenings } from './happenings';

/** One request as a server gets it; names of headers in small letters. */
export interface Arrival {
  readonly from: string;
  readonly method: string;
  readonly url: URL;
  readonly headers: { readonly [name: string]: string };
  readonly body: unknown;
}

export interface Reply {
  readonly status: number;
  /** A text is sent as a page. */
  readonly body: unknown;
  readonly retryAfter?: number;
}

/** Carries out a request now or later; `reply` is called once. */
export type Servers = (arrival: Arrival, reply: (reply: Reply) => void) => void;

/** What may become of one request on its way, there and back. */
const troubles = [
  'refused_before',
  'hangs_before',
  'cut_meanwhile',
  'answer_lost',
  'answer_hangs',
  'busy',
  'gateway_gives_up',
] as const;
type Trouble = (typeof troubles)[number] | 'none';

interface FetchOptions {
  readonly method?: string;
  readonly headers?: { readonly [name: string]: string };
  readonly body?: unknown;
  readonly signal?: unknown;
}

/** The browser's `fetch` over a network that can lose a request before, after and while it is answered. */
export class Network {
  requests = 0;
  troubled = 0;

  constructor(
    private readonly happenings: Happenings,
    private readonly random: Random,
    private readonly servers: Servers,
  ) {}

  readonly fetch = (address: string, options: FetchOptions = {}): Promise<unknown> => {
    const { happenings, random } = this;
    const asker = happenings.current;
    if (!asker) return Promise.reject(new Error('Nobody asks'));
    const { computer } = asker;
    const url = new URL(address);
    // Its own files.
    if (url.protocol === 'chrome-extension:') return Promise.resolve(responseOf({ status: 200, body: {} }));
    this.requests += 1;
    return new Promise((resolve, reject) => {
      let isOver = false;
      const end = (after: number, settle: () => void) => {
        if (isOver) return;
        isOver = true;
        patience.isCancelled = true;
        computer.underWay.delete(cut);
        happenings.in(after, asker, settle);
      };
      const fails = (after: number) => end(after, () => reject(new TypeError('Failed to fetch')));
      const cut = () => fails(0);
      const gone = () => {
        if (isOver) return;
        abort(options.signal);
        end(0, () => reject(new DOMException('The operation timed out', 'TimeoutError')));
      };
      const patience = happenings.in(patienceOf(options.signal), asker, gone);
      if (!computer.isOnline) return fails(1);
      computer.underWay.add(cut);
      const trouble = this.troubleOf(computer.trouble);
      if (trouble === 'refused_before') return fails(20 + random.below(3000));
      if (trouble === 'hangs_before') return;
      if (trouble === 'busy')
        return end(200, () => resolve(responseOf({ status: 503, body: { error: 'busy' }, retryAfter: 60 })));
      const arrival = readArrival(computer.name, url, options);
      happenings.in(10 + random.below(200), undefined, () => {
        // The network went before it had left.
        if (isOver) return;
        if (trouble === 'cut_meanwhile') happenings.in(random.below(300), undefined, () => fails(0));
        if (trouble === 'gateway_gives_up')
          happenings.in(random.below(3000), undefined, () =>
            end(0, () => resolve(responseOf({ status: 503, body: '<html>no answer in time</html>' }))),
          );
        this.servers(arrival, (reply) => {
          if (trouble === 'answer_lost') return fails(random.below(500));
          if (trouble === 'answer_hangs') return;
          const came = trouble === 'cut_meanwhile' ? 400 : 10 + random.below(200);
          happenings.in(came, undefined, () => end(0, () => resolve(responseOf(reply))));
        });
      });
      return undefined;
    });
  };

  private troubleOf(share: number): Trouble {
    if (!this.random.chance(share)) return 'none';
    this.troubled += 1;
    return this.random.pick(troubles);
  }
}

/** Stands for `AbortSignal.timeout`, in simulated time. */
export function createTimeout(ms: number) {
  return { ms, aborted: false };
}

function isTimeout(signal: unknown): signal is ReturnType<typeof createTimeout> {
  return typeof signal === 'object' && signal !== null && 'ms' in signal;
}

function patienceOf(signal: unknown): number {
  return isTimeout(signal) ? signal.ms : 300_000;
}

function abort(signal: unknown): void {
  if (isTimeout(signal)) signal.aborted = true;
}

function readArrival(from: string, url: URL, { method = 'GET', headers = {}, body }: FetchOptions): Arrival {
  const parsed: unknown =
    body instanceof URLSearchParams
      ? Object.fromEntries(body)
      : typeof body === 'string'
        ? JSON.parse(body)
        : {};
  return {
    from,
    method,
    url,
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
    body: parsed,
  };
}

const encoder = new TextEncoder();

/** As much of a response as the extension reads. */
function responseOf({ status, body, retryAfter }: Reply) {
  const isText = typeof body === 'string';
  const bytes = encoder.encode(isText ? body : JSON.stringify(body));
  const headers = new Map([['content-type', isText ? 'text/html; charset=utf-8' : 'application/json']]);
  if (retryAfter !== undefined) headers.set('retry-after', String(retryAfter));
  let isRead = false;
  return {
    status,
    headers: { get: (name: string) => headers.get(name) ?? null },
    body: {
      getReader: () => ({
        read: async () => {
          if (isRead) return { done: true, value: undefined };
          isRead = true;
          return { done: false, value: bytes };
        },
        cancel: async () => undefined,
      }),
    },
  };
}

const decoder = new TextDecoder();

/** Stands for the browser's, which reads its text outside of simulated time. */
export class PlainBlob {
  constructor(private readonly parts: readonly Uint8Array[]) {}

  async text(): Promise<string> {
    return this.parts.map((part) => decoder.decode(part)).join('');
  }
}
