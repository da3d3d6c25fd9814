import type { IncomingMessage, ServerResponse } from 'node:http';
import * as v from 'valibot';
import { proxyToLoopback } from '../core/loopback-proxy';
import { JsonError, parsePlaced } from '../../../src/core/basics/json-places';
import { jsonWords } from '../contract/panel-words';
import { ToldError } from '../author/told-error';
import { readSource, type PluginSource } from '../author/read-source';
import { bodyBytes, bodyData } from '../front/request-body';
import { pluginHost } from '../hosts';
import { SAMPLE_PLUGINS } from '../plugins/sample-plugins';
import type { Stack } from '../stack';
import { readPublishedManifest } from './published-manifest';
import type { PublishedManifest } from './published-manifest';

const DispatchSchema = v.looseObject({ callbackUrl: v.string() });

/**
 * Publishes a plugin developer's own server in the stack's directory, under a public name.
 * @param source path of a manifest file or its folder, or its http(s) address
 */
export async function publishPlugin(stack: Stack, source: string): Promise<PublishedManifest> {
  return publishSource(stack, await readSource(source));
}

/** @param port of the developer's server, where it is not the one that the manifest names */
export function publishSource(
  stack: Stack,
  { text, shown }: Pick<PluginSource, 'text' | 'shown'>,
  port?: number,
): PublishedManifest {
  const published = readPublishedManifest(parseManifest(text, shown));
  if (SAMPLE_PLUGINS.some(({ id }) => id === published.id)) {
    throw new ToldError(
      `The stack has a plugin "${published.id}" of its own: give yours another name than ${published.name}.`,
    );
  }
  const { id, name, displayName, description, version, manifest } = published;
  const at = port ?? published.port;
  if (at !== null) {
    stack.world.router.set(pluginHost(id), (request, response) =>
      passOn(request, response, at, stack.loopbackPort),
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
  return { ...published, port: at };
}

function parseManifest(text: string, shown: string): unknown {
  try {
    return parsePlaced(text).value;
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    const { line, column } = error.place;
    throw new ToldError(`${shown}:${line}:${column}: ${jsonWords(error)}`);
  }
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
  const body =
    dispatch.success && URL.canParse(dispatch.output.callbackUrl)
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
