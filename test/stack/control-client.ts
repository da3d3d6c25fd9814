import type { Exchange } from './front/exchange';

/** The control port, for tests; see the verbs' own descriptions in `control/`. */
export interface ControlClient {
  /** POSTs a verb. @throws Error with the answer's text when it is refused */
  order(verb: string, body?: object): Promise<unknown>;
  /** GETs what a verb reports. */
  read(verb: string): Promise<unknown>;
  /** Requests that a host has received. */
  requestsTo(host: string, path?: string): Promise<Exchange[]>;
}

export function createControlClient(base: string): ControlClient {
  const ask = async (verb: string, init?: RequestInit): Promise<unknown> => {
    const answer = await fetch(base + verb, init);
    if (!answer.ok) throw new Error(`${verb}: ${await answer.text()}`);
    return answer.json();
  };
  return {
    order: (verb, body = {}) =>
      ask(verb, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    read: (verb) => ask(verb),
    async requestsTo(host, path = '/') {
      const query = new URLSearchParams({ host, path }).toString();
      const answer = await fetch(`${base}/requests?${query}`);
      const exchanges: Exchange[] = await answer.json();
      return exchanges;
    },
  };
}
