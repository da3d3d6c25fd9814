/** One request and its answer, as the front saw it. */
export interface Exchange {
  /** Rises by one with each request. */
  readonly id: number;
  /** ms since the epoch. */
  readonly at: number;
  /** `browser` for the TLS port; else the name of the server in the stack that called. */
  readonly caller: string;
  readonly host: string;
  readonly method: string;
  /** Path with its query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Text, cut at `KEPT_BODY_BYTES`. */
  readonly body: string;
  /** Null while no answer has been given. */
  answer: ExchangeAnswer | null;
}

export interface ExchangeAnswer {
  /** 0 when the connection was dropped without an answer. */
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** ms between request and answer. */
  readonly tookMs: number;
}

export const KEPT_BODY_BYTES = 64 * 1024;
