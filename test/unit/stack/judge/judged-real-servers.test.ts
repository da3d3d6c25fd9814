import { beforeEach, describe, expect, inject, test } from 'vitest';
import { createControlClient } from '../../../stack/control-client';
import { pluginHost } from '../../../stack/hosts';
import { openWorker } from '../../fakes/real-worker';

/** The stack's journal is held against the table of tokens: as after every browser test, here without a browser. */

const stack = inject('stack');
const control = createControlClient(stack.control);
beforeEach(() => control.order('/reset'));

describe.each([
  ['callback', 'keycrm'],
  ['polling', 'keycrm-classic'],
])('on the %s server', (_server, connectorId) => {
  test('a connection and a log leave no secret elsewhere', async () => {
    const worker = await openWorker(stack, '101', connectorId);
    await worker.refreshSettings();
    expect(await worker.log('session-1', 'A note')).toMatchObject({ fate: 'logged' });
    expect(await control.read('/leaks')).toEqual([]);
    await worker.disconnect(worker.context);
    expect(await control.read('/leaks')).toEqual([]);
  });

  test('a token that goes to a plugin in its address is found, also where the list of requests was emptied', async () => {
    const worker = await openWorker(stack, '101', connectorId);
    const { sessionToken } = Object(await worker.stored());
    const host = pluginHost('archive');
    await fetch(`http://127.0.0.1:${stack.loopbackPort}/@${host}/checkAuth?state=${sessionToken.token}`);
    await control.order('/requests/forget');
    expect(await control.read('/leaks')).toEqual([
      { secret: 'session', from: 'unnamed', host, place: 'query state', request: 'GET /checkAuth' },
    ]);
  });
});
