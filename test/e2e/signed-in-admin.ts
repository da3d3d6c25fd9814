import { expect, type Page } from '@playwright/test';
import * as v from 'valibot';
import type { ControlClient } from '../stack/control-client';
import type { ExtensionBrowser } from '../stack/start/browser';
import { killWorker } from '../stack/start/worker';
import { readTarget } from './connector-target';
import { installPlugins } from './install';

const TokensSchema = v.object({ access_token: v.string(), refresh_token: v.string() });
const ReplySchema = v.looseObject({ ok: v.boolean() });

/** A panel page and what is behind it. */
export interface Desk {
  readonly browser: ExtensionBrowser;
  readonly panel: Page;
  readonly control: ControlClient;
  /** Connects, or connects again. */
  connect(): Promise<void>;
  /** Asks the worker as the panel does. */
  ask(method: string, input: object): Promise<unknown>;
  /** A value of `chrome.storage`. */
  read(area: 'local' | 'session', key: string): Promise<unknown>;
  open(hash: string): Promise<void>;
  kill(): Promise<void>;
}

/**
 * A desk at which Priya Nair, an admin, is signed in and connected to KeyCRM (`keycrm` on the callback server,
 * `keycrm-classic` on the polling one), with plugins installed. What the main
 * job proves by hand (main-job.spec.ts) is done here by the worker's own methods.
 */
export async function openDesk(
  { browser, panel, control }: Pick<Desk, 'browser' | 'panel' | 'control'>,
  plugins: readonly string[],
  connectorId = 'keycrm',
): Promise<Desk> {
  const tokens = v.parse(TokensSchema, await control.order('/sign-in', { person: '101' }));
  const desk: Desk = {
    browser,
    panel,
    control,
    ask: async (method, input) => {
      const reply: unknown = await panel.evaluate(
        (message) => chrome.runtime.sendMessage<unknown, unknown>(message),
        { method, input },
      );
      if (!v.parse(ReplySchema, reply).ok) throw new Error(`${method}: ${JSON.stringify(reply)}`);
      return reply;
    },
    connect: async () => {
      const target = await readTarget(output, connectorId);
      await desk.ask('connect', { target, values: { apiKey: 'keycrm-priya' } });
    },
    read: (area, key) =>
      panel.evaluate(async ([from, name]) => (await chrome.storage[from].get(name))[name], [
        area,
        key,
      ] as const),
    open: async (hash) => {
      await panel.evaluate((to) => location.assign(to), hash);
    },
    kill: () => killWorker(panel),
  };
  await panel.evaluate((items) => chrome.storage.local.set(items), {
    identity: {
      accountId: '400000001',
      extensionId: '400101001',
      extensionNumber: '101',
      name: 'Priya Nair',
      email: 'priya@lovelace.example',
      isAdmin: true,
    },
    ringCentralTokens: {
      accessToken: tokens.access_token,
      refreshToken: tokens.refresh_token,
      expiresAt: Date.now() + 3_600_000,
    },
  });
  const output = async (method: string, input: object): Promise<unknown> =>
    Object(await desk.ask(method, input)).output;
  await desk.connect();
  await installPlugins(panel, output, plugins);
  await expect(panel.getByRole('navigation', { name: 'Sections' })).toBeVisible();
  return desk;
}
