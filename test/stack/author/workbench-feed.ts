import type { BrowserContext, Page } from '@playwright/test';
import { isObject, parseJson } from '../../../src/core/basics/json';
import { loopbackUrl } from '../../../src/core/directory/manifest-file';
import { mask } from '../../../src/core/plugins/mask-secrets';
import {
  readTrafficMessage,
  trafficChannel,
  type ActivityKind,
  type ActivityOutcome,
  type RunningPlugin,
  type TrafficMessage,
} from '../../../src/core/plugins/plugin-traffic';
import type { Exchange } from '../front/exchange';
import type { ExchangeJournal } from '../front/exchange-journal';
import type { ActivityChoice } from './make-activity';

/** What the workbench can ask for; each throws an error whose message is for people. */
export interface WorkbenchOrders {
  readonly trigger: (what: ActivityKind, choice: ActivityChoice) => Promise<ActivityOutcome>;
  /** @param body as it is to be sent; `undefined` for as it was */
  readonly resend: (exchange: Exchange, body: string | undefined) => Promise<void>;
  /** Text of a file at an address of this machine. */
  readonly read: (address: string) => Promise<string>;
  /** The plugin that runs, as it is now; `undefined` where none does. */
  readonly plugin: () => RunningPlugin | undefined;
}

export interface WorkbenchFeed {
  /** The plugin that runs is another one now. */
  tellPlugin(): void;
  end(): Promise<void>;
}

/** What comes within this time is told together; ms. */
const pause = 150;
const binding = 'askStack';
/** As many as the workbench keeps. */
const mostTold = 500;

/**
 * Hands the servers' requests to the workbench, in whichever tab of this browser it is open, and carries out what it
 * asks for: over a channel that reaches this extension's pages alone.
 */
export async function feedWorkbench(
  context: BrowserContext,
  journal: ExchangeJournal,
  orders: WorkbenchOrders,
): Promise<WorkbenchFeed> {
  const benches = new Set<Page>();
  const tell = async (message: TrafficMessage) => {
    // A tab that is being closed or loaded anew has nobody to tell.
    const telling = [...benches].map((page) => page.evaluate(postIn, [trafficChannel, message] as const));
    await Promise.allSettled(telling);
  };
  const tellAll = async () => {
    const plugin = orders.plugin();
    if (plugin) await tell({ kind: 'plugin', plugin });
    await tell({ kind: 'exchanges', exchanges: journal.all().slice(-mostTold) });
  };
  const carryOut = async (message: TrafficMessage): Promise<ActivityOutcome | undefined> => {
    if (message.kind === 'trigger') return orders.trigger(message.what, message);
    if (message.kind !== 'resend') return undefined;
    const exchange = journal.all().find(({ id }) => id === message.id);
    if (!exchange) throw new Error('This request is no longer kept.');
    await orders.resend(
      exchange,
      message.body === undefined ? undefined : unmask(message.body, exchange.body),
    );
    return undefined;
  };
  const asked = await context.exposeBinding(binding, async ({ page, frame }, received: unknown) => {
    const message = readTrafficMessage(received);
    // Web pages in this browser have the binding as well, and no say.
    if (!message || !benches.has(page) || frame !== page.mainFrame()) return;
    if (message.kind === 'hello') return tellAll();
    if (message.kind === 'read') {
      const { address } = message;
      const answer = await readLocal(address, orders).then((text) => ({ text }), problemOf);
      return tell({ kind: 'file', address, ...answer });
    }
    if (message.kind !== 'trigger' && message.kind !== 'resend') return;
    const answer = await carryOut(message).then((logged) => (logged ? { logged } : {}), problemOf);
    await tell({ kind: 'done', ...answer });
  });
  const attach = async (page: Page) => {
    const isBench =
      page.url().startsWith('chrome-extension://') && page.url().endsWith('#/settings/workbench');
    if (!isBench) return void benches.delete(page);
    benches.add(page);
    await page.evaluate(listenIn, [trafficChannel, binding] as const).catch(() => undefined);
    await tellAll();
  };
  const watch = (page: Page) => {
    page.on('domcontentloaded', () => void attach(page));
    page.on('close', () => void benches.delete(page));
    void attach(page);
  };
  context.on('page', watch);
  for (const page of context.pages()) watch(page);
  const waiting = new Map<number, Exchange>();
  let timer: NodeJS.Timeout | undefined;
  const unsubscribe = journal.subscribe((exchange) => {
    waiting.set(exchange.id, exchange);
    timer ??= setTimeout(() => {
      timer = undefined;
      const exchanges = [...waiting.values()];
      waiting.clear();
      void tell({ kind: 'exchanges', exchanges });
    }, pause);
  });
  return {
    tellPlugin: () => void tellAll(),
    end: async () => {
      unsubscribe();
      clearTimeout(timer);
      context.off('page', watch);
      benches.clear();
      await asked.dispose();
    },
  };
}

function problemOf(error: unknown): { readonly problem: string } {
  return { problem: error instanceof Error ? error.message : String(error) };
}

/** Security: an address of this machine, never a file's path or another host; workbench-feed.test.ts holds it. */
export async function readLocal(address: string, { read }: Pick<WorkbenchOrders, 'read'>): Promise<string> {
  if (!loopbackUrl(address)) throw new Error('This is no address of this machine.');
  return read(address);
}

/** Runs in the page. */
function postIn([name, message]: readonly [string, TrafficMessage]): void {
  const channel = new BroadcastChannel(name);
  const send = channel.postMessage.bind(channel);
  send(message);
  channel.close();
}

/** Runs in the page: once there, however often it is asked for. */
function listenIn([name, ask]: readonly [string, string]): void {
  if (Reflect.get(globalThis, 'isStackHeard') === true) return;
  Reflect.set(globalThis, 'isStackHeard', true);
  new BroadcastChannel(name).addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    const tellStack: unknown = Reflect.get(globalThis, ask);
    if (typeof tellStack === 'function') tellStack(data);
  });
}

/** An edited body with the secrets that the workbench does not show, each where it stood. */
export function unmask(edited: string, original: string): string {
  const value = parseJson(edited, null);
  if (value === undefined) return edited;
  return JSON.stringify(restore(value, parseJson(original, null)));
}

function restore(value: unknown, original: unknown): unknown {
  if (value === mask) return original ?? value;
  if (Array.isArray(value))
    return value.map((part, place) => restore(part, Array.isArray(original) ? original[place] : undefined));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [
      key,
      restore(part, isObject(original) ? original[key] : undefined),
    ]),
  );
}
