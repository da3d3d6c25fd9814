import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import * as v from 'valibot';
import { proxyToLoopback } from '../core/loopback-proxy';
import { bodyBytes, bodyData } from '../front/request-body';
import { pluginHost } from '../hosts';
import type { Stack } from '../stack';
import { readPublishedManifest } from './published-manifest';
import type { PublishedManifest } from './published-manifest';

const DispatchSchema = v.looseObject({ callbackUrl: v.string() });

/**
 * Publishes a plugin developer's own server in the stack's directory, under a public name.
 * @param source path of a manifest file, or its http(s) address
 */
export async function publishPlugin(stack: Stack, source: string): Promise<PublishedManifest> {
  const published = readPublishedManifest(JSON.parse(await readSource(source)));
  const { id, name, displayName, description, version, port, manifest } = published;
  if (port !== null) {
    stack.world.router.set(pluginHost(id), (request, response) =>
      passOn(request, response, port, stack.loopbackPort),
    );
  }
  stack.world.catalog.publish({
    type: 'plugin',
    id,
    access: 'public',
    ownerAccountId: 'developer',
    sharedWith: [],
    item: {
      id,
      name,
      displayName,
      description,
      version,
      accountId: 'developer',
      developer: { name: name.split('.')[0] },
      status: 'approved',
    },
    manifest,
  });
  return published;
}

async function readSource(source: string): Promise<string> {
  if (!/^https?:/.test(source)) return readFile(source, 'utf8');
  const answer = await fetch(source);
  if (!answer.ok) throw new Error(`${source} answered ${answer.status}`);
  return answer.text();
}

/**
 * The developer's server cannot resolve the public name in `callbackUrl`, so it is handed the loopback
 * gateway's address of the same place. Nothing else of a request is changed.
 */
function passOn(
  request: IncomingMessage,
  response: ServerResponse,
  port: number,
  loopbackPort: number,
): void {
  const dispatch = v.safeParse(DispatchSchema, bodyData(request));
  const body = dispatch.success
    ? Buffer.from(
        JSON.stringify({
          ...dispatch.output,
          callbackUrl: gatewayUrl(dispatch.output.callbackUrl, loopbackPort),
        }),
      )
    : bodyBytes(request);
  proxyToLoopback(request, response, { port, path: request.url ?? '/', body });
}

function gatewayUrl(url: string, loopbackPort: number): string {
  const { host, pathname, search } = new URL(url);
  return `http://127.0.0.1:${loopbackPort}/@${host}${pathname}${search}`;
}
