import { randomUUID } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseJson, type JsonObject } from '../../../src/core/basics/json';
import { logTypes, type LogType } from '../../../src/core/basics/log-type';
import { readPluginDescription, type PluginDescription } from '../../../src/core/plugins/plugin-description';
import { CALLER_HEADER } from '../front/http-front';
import { SAMPLE_PEOPLE } from '../ringcentral/people';
import { Skipped, type Check, type Sent } from './check';
import type { ContractWorld, PluginAtHand, Report } from './contract-world';
import { newCall, payloadOf } from './payloads';

/** How long things may take; ms. */
export interface Limits {
  /** Until a request is given up. */
  readonly answer: number;
  /** A sync answer: somebody waits for the log. */
  readonly sync: number;
  /** Until an async plugin has accepted: the server awaits one plugin after the other. */
  readonly accept: number;
  /** Until background work is reported. */
  readonly work: number;
  /** How long it is watched whether something comes twice. */
  readonly settle: number;
}

export const usualLimits: Limits = {
  answer: 30_000,
  sync: 20_000,
  accept: 10_000,
  work: 30_000,
  settle: 1500,
};

export interface Answer {
  /** 0 when there was none. */
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly json: unknown;
  readonly tookMs: number;
}

interface Request {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  readonly body?: string;
}

/** A rule that needs the plugin itself. */
export interface LiveCheck extends Check {
  /** Why it does not apply to this plugin. */
  when?(run: ContractRun): string | undefined;
  /** What has to hold before. */
  readonly needs?: readonly string[];
  /** Throws `Broken` where the rule is broken. */
  run(run: ContractRun): Promise<void>;
}

/** A broken rule, in a sentence. */
export class Broken extends Error {}

export function holds(isTrue: boolean, message: string): asserts isTrue {
  if (!isTrue) throw new Broken(message);
}

export type Refusable = 'endpointUrl' | 'tokenSyncUrl' | 'licenseStatusUrl';

const keptText = 600;
const admin = SAMPLE_PEOPLE.find(({ extensionNumber }) => extensionNumber === '101');
const otherAdmin = SAMPLE_PEOPLE.find(({ extensionNumber }) => extensionNumber === '201');
if (!admin || !otherAdmin) throw new Error('The sample people are not there');

export const account = { adminId: admin.id, id: admin.accountId };
export const otherAccount = { adminId: otherAdmin.id, id: otherAdmin.accountId };
export const hashedExtensionId = 'a3f1c2d4e5b60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f90';

/** One run of all checks against one plugin: what is known so far, and the ways to ask. */
export class ContractRun {
  readonly description: PluginDescription;
  /** Requests of the check that is running. */
  exchanges: Sent[] = [];
  /** The token that the plugin has given out for the account. */
  token = '';

  constructor(
    readonly world: ContractWorld,
    readonly plugin: PluginAtHand,
    readonly limits: Limits,
  ) {
    const description = readPluginDescription({ platforms: { plugin: plugin.platform } }, 'plugin');
    if (!description) throw new Error('The manifest has no plugin');
    this.description = description;
  }

  get isAsync(): boolean {
    return this.description.isAsync;
  }

  handles(type: LogType): boolean {
    return this.description.logTypes.includes(type);
  }

  /** The kind of log by which it is tried where any would do. */
  get anyType(): LogType {
    return this.description.logTypes.find((type) => logTypes.includes(type)) ?? 'call';
  }

  address(name: string): string {
    const address = this.plugin.platform[name];
    if (typeof address !== 'string' || address === '') throw new Skipped(`The manifest has no ${name}.`);
    return address;
  }

  /** Asks a public address of the stack; never throws for what the other side does. */
  async send(address: string, { method = 'GET', headers = {}, json, body }: Request = {}): Promise<Answer> {
    const { host, pathname, search } = new URL(address);
    const text = json === undefined ? body : JSON.stringify(json);
    const since = performance.now();
    const got = await askLoopback({
      port: this.world.stack.loopbackPort,
      limitMs: this.limits.answer,
      method,
      path: pathname + search,
      headers: {
        ...(text === undefined
          ? {}
          : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(text)) }),
        [CALLER_HEADER]: 'check',
        ...headers,
        host,
      },
      text,
    });
    const answer = { ...got, json: parseJson(got.text) };
    const timed = { ...answer, tookMs: Math.round(performance.now() - since) };
    this.exchanges.push(describe({ method, address, headers, text }, timed));
    return timed;
  }

  register(who: { readonly adminId: string; readonly id: string }, accountId = who.id): Promise<Answer> {
    return this.send(this.address('userRegisterEndpointUrl'), {
      method: 'POST',
      json: { rcAccessToken: this.world.ringCentralToken(who.adminId), rcAccountId: accountId },
    });
  }

  /** The config as the panel writes it: a value for each setting that has a default, or for which one can be made. */
  get usualConfig(): JsonObject {
    return Object.fromEntries(
      this.description.settings.map((field) => {
        const first = field.options[0]?.value;
        const made = {
          text: 'text',
          number: 1,
          integer: 1,
          boolean: true,
          select: first,
          multi: [first],
          list: [],
        };
        const value = field.default ?? (field.kind === 'schema' ? undefined : made[field.kind]);
        return [field.key, { value, customizable: true, isCustomizable: true }];
      }),
    );
  }

  bearer(token = this.token): Record<string, string> {
    return { authorization: `Bearer ${token}` };
  }

  /** Runs the plugin on a log as the callback generation does. @returns with the id of its task, '' without one */
  async invoke(
    data: JsonObject,
    more: {
      readonly config?: unknown;
      readonly type?: LogType;
      readonly headers?: Record<string, string>;
      readonly taskId?: string;
    } = {},
  ): Promise<Answer & { readonly taskId: string }> {
    const { type = 'call', headers = this.bearer() } = more;
    const config = 'config' in more ? more.config : this.usualConfig;
    const isCall = type === 'call';
    const taskId = this.isAsync && isCall ? (more.taskId ?? randomUUID()) : '';
    const json = {
      data: this.isAsync && !isCall ? { logInfo: data } : data,
      ...(config === undefined ? {} : { config }),
      ...(taskId !== '' && { asyncTaskId: taskId, callbackUrl: this.world.callbackUrl(taskId) }),
      ...(isCall && { hashedExtensionId }),
    };
    return { ...(await this.send(this.address('endpointUrl'), { method: 'POST', headers, json })), taskId };
  }

  /** The same with the sample of a kind that it handles. */
  invokeAny(more: { readonly config?: unknown; readonly headers?: Record<string, string> } = {}) {
    const type = this.anyType;
    return this.invoke(payloadOf(type), { ...more, type });
  }

  /** A call with this note, or where it handles no calls, any other log. */
  invokeWith(more: JsonObject) {
    return this.handles('call') ? this.invoke(newCall(more)) : this.invokeAny();
  }

  /** Waits for the report of a task. */
  async reportOf(taskId: string): Promise<Report> {
    const end = performance.now() + this.limits.work;
    for (;;) {
      const [report] = this.world.reportsOf(taskId);
      if (report) {
        this.exchanges.push({
          request: 'POST callbackUrl (by the plugin)',
          body: cut(JSON.stringify(report.body) ?? ''),
          answer: '200',
        });
        return report;
      }
      if (performance.now() > end)
        throw new Broken(
          `Nothing came to callbackUrl within ${this.limits.work / 1000} s: the task would stay pending for a week.`,
        );
      await sleep(20);
    }
  }

  async settle(): Promise<void> {
    await sleep(this.limits.settle);
  }
}

interface Asked {
  readonly port: number;
  readonly limitMs: number;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string | undefined;
}

/** Asks the stack’s loopback port under a public name, which `fetch` cannot name. */
function askLoopback({ port, limitMs, method, path, headers, text }: Asked) {
  return new Promise<Pick<Answer, 'status' | 'headers' | 'text'>>((resolve) => {
    const gone = () => resolve({ status: 0, headers: new Headers(), text: '' });
    const request = httpRequest({ host: '127.0.0.1', port, method, path, headers });
    const patience = setTimeout(() => request.destroy(), limitMs);
    request.once('error', gone);
    request.once('close', () => clearTimeout(patience));
    request.once('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('error', gone);
      response.once('end', () => {
        const said = new Headers();
        for (const [name, value] of Object.entries(response.headers))
          if (value !== undefined) said.set(name, String(value));
        resolve({
          status: response.statusCode ?? 0,
          headers: said,
          text: Buffer.concat(chunks).toString('utf8'),
        });
      });
    });
    request.end(text);
  });
}

export function isGood({ status }: Pick<Answer, 'status'>): boolean {
  return status >= 200 && status < 300;
}

export function isRefused({ status }: Pick<Answer, 'status'>): boolean {
  return status >= 400 && status < 500;
}

export function said({ status, text }: Answer): string {
  if (status === 0) return 'no answer';
  return text === '' ? String(status) : `${status} ${cut(text, 120)}`;
}

function describe(
  sent: {
    method: string;
    address: string;
    headers: Readonly<Record<string, string>>;
    text: string | undefined;
  },
  answer: Answer,
): Sent {
  const shown = Object.entries(sent.headers)
    .filter(([name]) => !name.startsWith('x-stack'))
    .map(([name, value]) => `\n${name}: ${/authorization/i.test(name) ? 'Bearer …' : value}`);
  return {
    request: `${sent.method} ${sent.address}${shown.join('')}`,
    ...(sent.text !== undefined && { body: cut(mask(sent.text)) }),
    answer: answer.status === 0 ? 'no answer' : `${answer.status} ${cut(mask(answer.text))}`.trim(),
  };
}

function mask(text: string): string {
  return text.replace(/("(?:rcAccessToken|jwtToken|access_token)"\s*:\s*")[^"]+/g, '$1…');
}

function cut(text: string, limit = keptText): string {
  return text.length > limit ? `${text.slice(0, limit)}… (${text.length} characters)` : text;
}
