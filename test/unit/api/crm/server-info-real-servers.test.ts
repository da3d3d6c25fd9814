import { describe, expect, inject, test } from 'vitest';
import { createHttp } from '../../../../src/api/basics/transport';
import { readCapabilities } from '../../../../src/api/crm/server-info';
import { HOSTS } from '../../../stack/hosts';

describe('the published servers', () => {
  const stack = inject('stack');
  const http = createHttp(() => true);

  test.each([
    [HOSTS.callbackServer, { accountPlugins: true, pollsTasks: false, rcTokenInHeader: true }],
    [HOSTS.pollingServer, { accountPlugins: false, pollsTasks: true, rcTokenInHeader: false }],
  ])('%s', async (host, abilities) => {
    const found = await readCapabilities({
      http,
      serverUrl: `http://127.0.0.1:${stack.loopbackPort}/@${host}`,
      platform: 'keyCRM',
      ringCentralToken: 'a token that has expired',
    });
    expect(found).toMatchObject({ ...abilities, callBacks: true, managedOptions: false });
    expect(found.interfaces).toContain('createCallLog');
  });
});
