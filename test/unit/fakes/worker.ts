import { vi } from 'vitest';
import type { Http } from '../../../src/api/basics/http';
import type { Context } from '../../../src/background/worker/context';
import type { Connection } from '../../../src/core/crm/account';
import { createFakeBrowser } from './fake-browser';
import { installDatabases } from './fake-databases';
import { createFakeLocks } from './fake-locks';
import { connection, identity } from './person';
import { setStage } from './stage';

export { connection, identity } from './person';

/**
 * A worker's surroundings in memory. `kill` ends it as the browser would: its locks are released, and storage,
 * which outlives it, stays; modules are loaded anew by `import` after it.
 * `besides`: those of before go on, with modules of their own.
 */
export function createSurroundings({ besides = false } = {}) {
  const browser = createFakeBrowser();
  const locks = createFakeLocks();
  const clock = { time: 1_700_000_000_000, now: () => clock.time };
  const luck = { share: 0 };
  vi.stubGlobal('navigator', { locks, onLine: true, language: 'en-US' });
  installDatabases({ besides });
  // Pages look at the same clock as the worker.
  setStage({ browser, clock });
  return {
    browser,
    clock,
    /** What chance decides for a wait: 0 is the shortest, 1 the longest. */
    luck,
    context: (http: Http): Context => {
      const context: Context = {
        http,
        now: clock.now,
        // A single byte is for a wait, many are for a name.
        random: (length) =>
          length === 1
            ? Uint8Array.of(Math.round(luck.share * 255))
            : crypto.getRandomValues(new Uint8Array(length)),
        builtInClientId: 'client',
        countDeparture: () => {},
        version: '1.0.0',
        windows: { start: () => {}, stop: () => {} },
        afterConnecting: async () => {
          const { afterConnecting } = await import('../../../src/background/activity/after-connecting');
          await afterConnecting(context);
        },
      };
      return context;
    },
    connect: async (more: Partial<Connection> = {}) => {
      await browser.storage.local.set({
        identity,
        connection: { ...connection, capabilitiesReadAt: clock.time, ...more },
        sessionToken: { token: 'jwt', serverUrl: connection.serverUrl },
        ringCentralTokens: { refreshToken: 'rc-refresh' },
      });
      await browser.storage.session.set({
        ringCentralAccess: { accessToken: 'rc', expiresAt: clock.time + 3_600_000 },
      });
    },
    /** Lets pages ask a worker of this context, by the real protocol. */
    servePages: async (context: Context) => {
      const { createHandlers } = await import('../../../src/background/methods');
      const { serve } = await import('../../../src/protocol/server');
      const late: Promise<unknown>[] = [];
      serve(createHandlers(context, (work) => void late.push(work.catch(() => undefined))));
      const sender = { id: browser.runtime.id, url: browser.runtime.getURL('panel.html') };
      browser.runtime.sendMessage.mockImplementation(
        (message) =>
          new Promise(
            (reply) =>
              void browser.runtime.onMessage.dispatch(copyOf(message), sender, (answer) =>
                reply(copyOf(answer)),
              ),
          ),
      );
      return {
        /** Ends when the worker has done what nobody waits for. */
        settle: async () => void (await Promise.all(late)),
      };
    },
    kill: () => {
      locks.release();
      browser.runtime.onMessage.clear();
      vi.resetModules();
    },
    /** What is left of a killed worker where the modules stay loaded. */
    releaseLocks: () => locks.release(),
  };
}

export type Surroundings = ReturnType<typeof createSurroundings>;

/** As it is after the journey between two contexts of the browser. */
function copyOf(message: unknown): unknown {
  return JSON.parse(JSON.stringify(message));
}
