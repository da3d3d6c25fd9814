import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { closeServer, listen } from '../../stack/front/http-front';
import { readBody } from '../../stack/front/request-body';
import { HOSTS } from '../../stack/hosts';
import { publishPlugin } from '../../stack/published/publish-plugin';
import type { Stack } from '../../stack/stack';
import { ServerSession } from '../../stack/session/server-session';
import { WorldCaller, eventually } from '../../stack/session/world-caller';

/** A plugin developer's own http server, published and run. */
export function testPublishedPlugin(stack: () => Stack): void {
  describe('a plugin developer’s own server', () => {
    it('is installed by its public name, reports back, and is seen on the request page', async () => {
      const server = createServer((request, response) => void serveDeveloper(request, response));
      const port = await listen(server);
      const folder = await mkdtemp(join(tmpdir(), 'plugin-'));
      try {
        const manifestFile = join(folder, 'manifest.json');
        await writeFile(manifestFile, JSON.stringify(developerManifest(port)));
        expect((await publishPlugin(stack(), manifestFile)).id).toBe('notify');

        const admin = await ServerSession.open(new WorldCaller(stack()), 'callback', '101', 'keycrm-priya');
        expect((await admin.register('notify', 'public')).json).toEqual({ successful: true });
        await admin.logCall('s1', 'Hello');
        const [log] = await eventually(
          () => admin.crmLogs(),
          ([first]) => first?.note.includes('developer') === true,
        );
        expect(log?.note).toBe('Hello\n\nFrom the developer');
        const events = await firstEvents(stack());
        expect(events).toContain('"host":"notify.plugins.example"');
        expect(events).toContain('/plugin/async-callback/');
      } finally {
        await closeServer(server);
        await rm(folder, { recursive: true });
      }
    });
  });
}

function developerManifest(port: number): object {
  const base = `http://localhost:${port}`;
  return {
    name: 'me.notify',
    version: '0.1.0',
    isAsync: true,
    supportedLogTypes: ['call'],
    endpointUrl: `${base}/run`,
    userRegisterEndpointUrl: `${base}/register`,
    tokenSyncUrl: `${base}/sync`,
  };
}

async function serveDeveloper(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = (await readBody(request)).toString('utf8');
  response.setHeader('content-type', 'application/json');
  response.end('{"jwtToken":"developer-token"}');
  if (request.url !== '/run') return;
  const { callbackUrl }: { callbackUrl?: string } = JSON.parse(body);
  await fetch(callbackUrl ?? '', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ successful: true, note: 'From the developer' }),
  });
}

/** What the request page has been told so far. */
async function firstEvents({ loopbackPort }: Stack): Promise<string> {
  const address = `http://127.0.0.1:${loopbackPort}/@${HOSTS.control}/requests/events`;
  const { body } = await fetch(address);
  const reader = body?.getReader();
  let text = '';
  while (!text.includes('async-callback')) {
    const part = await reader?.read();
    if (part === undefined || part.done) break;
    text += Buffer.from(part.value).toString('utf8');
  }
  await reader?.cancel();
  return text;
}
