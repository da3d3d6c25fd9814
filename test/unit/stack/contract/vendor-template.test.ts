import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isBroken, type CheckResult } from '../../../stack/contract/check';
import { ContractWorld } from '../../../stack/contract/contract-world';
import { checkManifest } from '../../../stack/contract/manifest-checks';
import { checkPlugin } from '../../../stack/contract/run-checks';
import { pluginHost } from '../../../stack/hosts';
import { vendorTemplate } from '../../../stack/plugins/vendor-template';
import { startStack, type Stack } from '../../../stack/stack';
import { createWorldFetch } from '../../../stack/world-client';

let stack: Stack;
// No App Connect server: the checks play it.
beforeAll(async () => {
  stack = await startStack({ servers: [] });
});
afterAll(() => stack.stop());

/** Short, so that what never comes is not waited for. */
const limits = { answer: 3000, sync: 250, accept: 250, work: 700, settle: 120 };

async function check(kind: 'sync' | 'async', logTypes: readonly string[]): Promise<CheckResult[]> {
  const fetch = createWorldFetch(() => stack.loopbackPort, `plugin:vendor-template-${kind}`);
  const { id, platform, app } = vendorTemplate(kind, { fetch, logTypes });
  stack.world.router.set(pluginHost(id), app);
  const now = Date.now;
  const moveClock = (ahead: number) => {
    Date.now = ahead === 0 ? now : () => now() + ahead;
    return Promise.resolve();
  };
  try {
    return [
      ...checkManifest(JSON.stringify(platform)),
      ...(await checkPlugin(new ContractWorld(stack), { id, platform, moveClock }, limits)),
    ];
  } finally {
    Date.now = now;
  }
}

const brokenIn = (results: readonly CheckResult[]) => results.filter(isBroken).map(({ id }) => id);
const passedIn = (results: readonly CheckResult[]) =>
  results.filter(({ verdict }) => verdict === 'passed').map(({ id }) => id);

/** It takes settings for granted, which somebody’s panel may not have written yet. */
const withoutSettings = ['config.null', 'config.missing'];

describe('a plugin made of the vendor’s template keeps what it claims', () => {
  it('sync: all of it but for logs that come without settings', async () => {
    const results = await check('sync', ['call', 'sms', 'fax']);
    expect(brokenIn(results)).toEqual(withoutSettings);
    expect(passedIn(results)).toEqual(
      expect.arrayContaining(['registration.token', 'sync.keeps-call', 'token.expired', 'licence.answer']),
    );
  });

  it('async: all of it, for calls', async () => {
    const results = await check('async', ['call']);
    expect(brokenIn(results)).toEqual([]);
    expect(passedIn(results)).toEqual(
      expect.arrayContaining(['async.callback', 'token.sync', 'licence.answer']),
    );
  });

  it('async: not for messages, which it refuses because they come without a callback', async () =>
    expect(brokenIn(await check('async', ['call', 'sms', 'fax']))).toEqual(['async.sms', 'async.fax']));
});
