import { expect } from '@playwright/test';
import * as v from 'valibot';
import { killWorker } from '../stack/start/worker';
import { readTarget } from './connector-target';
import { installPlugins } from './install';
import { signInAs, type ReusedWorld } from './recorded-sign-in';

const ReplySchema = v.looseObject({ ok: v.boolean() });

/** The panel of a person who is signed in, and what is behind it. */
export interface SignedInAdmin extends Readonly<ReusedWorld> {
  /** Connects, or connects again. */
  connect(): Promise<void>;
  /** Asks the worker as the panel does. @throws when it refuses */
  ask(method: string, input: object): Promise<unknown>;
  /** A value of `chrome.storage`. */
  read(area: 'local' | 'session', key: string): Promise<unknown>;
  open(hash: string): Promise<void>;
  kill(): Promise<void>;
}

/**
 * Priya Nair, an admin, signed in and connected to KeyCRM (`keycrm` on the callback server, `keycrm-classic` on the
 * polling one), with plugins installed. What the main job proves by hand (main-job.spec.ts) is done here by the
 * worker's own methods.
 */
export async function signInAdmin(
  world: ReusedWorld,
  plugins: readonly string[],
  connectorId = 'keycrm',
): Promise<SignedInAdmin> {
  const { panel } = world;
  await signInAs(world, '101', connectorId);
  const ask = async (method: string, input: object): Promise<unknown> => {
    const message = { method, input };
    const reply: unknown = await panel.evaluate(
      (sent) => chrome.runtime.sendMessage<unknown, unknown>(sent),
      message,
    );
    if (!v.parse(ReplySchema, reply).ok) throw new Error(`${method}: ${JSON.stringify(reply)}`);
    return reply;
  };
  const output = async (method: string, input: object): Promise<unknown> =>
    Object(await ask(method, input)).output;
  await installPlugins(panel, output, plugins);
  await expect(panel.getByRole('navigation', { name: 'Sections' })).toBeVisible();
  return {
    ...world,
    ask,
    connect: async () => {
      const target = await readTarget(output, connectorId);
      await ask('connect', { target, values: { apiKey: 'keycrm-priya' } });
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
}
