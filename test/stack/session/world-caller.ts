import { setTimeout as sleep } from 'node:timers/promises';
import { createControlClient } from '../control-client';
import type { ControlClient } from '../control-client';
import type { ServerName } from '../core/core-version';
import { HOSTS } from '../hosts';
import type { StackAddresses } from '../stack';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly json: unknown;
}

export interface Call {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** Calls public addresses of a running stack through its loopback port. */
export class WorldCaller {
  readonly control: ControlClient;

  constructor(private readonly stack: Pick<StackAddresses, 'loopbackPort' | 'control'>) {
    this.control = createControlClient(stack.control);
  }

  async call(host: string, path: string, { method = 'GET', headers = {}, body }: Call = {}): Promise<Answer> {
    const answer = await fetch(`http://127.0.0.1:${this.stack.loopbackPort}/@${host}${path}`, {
      method,
      redirect: 'manual',
      headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await answer.text();
    return { status: answer.status, headers: answer.headers, text, json: parseJson(text) };
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Host of an App Connect server. */
export function hostOf(server: ServerName): string {
  return server === 'callback' ? HOSTS.callbackServer : HOSTS.pollingServer;
}

/** Asks again until the answer passes, for at most `limitMs`. @returns the last answer */
export async function eventually<T>(
  ask: () => Promise<T>,
  passes: (answer: T) => boolean,
  limitMs = 10_000,
): Promise<T> {
  const end = Date.now() + limitMs;
  for (;;) {
    const answer = await ask();
    if (passes(answer) || Date.now() > end) return answer;
    await sleep(25);
  }
}
