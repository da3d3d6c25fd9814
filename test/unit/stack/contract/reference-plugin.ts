import type { IncomingMessage, ServerResponse } from 'node:http';
import { bodyData } from '../../../stack/front/request-body';
import { ContractWorld } from '../../../stack/contract/contract-world';
import { checkPlugin } from '../../../stack/contract/run-checks';
import { isBroken, type CheckResult } from '../../../stack/contract/check';
import { findPlatformPart } from '../../../../src/core/plugins/platform-part';
import { pluginHost } from '../../../stack/hosts';
import { mapTexts } from '../../../stack/plugins/logging-payload';
import type { PluginDefinition } from '../../../stack/plugins/plugin-definition';
import { pluginManifest } from '../../../stack/plugins/plugin-manifest';
import { PluginServer } from '../../../stack/plugins/plugin-server';
import type { Stack } from '../../../stack/stack';
import { createWorldFetch } from '../../../stack/world-client';

const shared = {
  id: 'reference',
  name: 'acme.reference',
  displayName: 'Reference',
  description: 'Does everything that the contract asks for.',
  developer: 'Acme',
  version: '1.0.0',
  access: 'public',
  ownerAccountId: '1',
  supportedLogTypes: ['call', 'sms', 'fax'],
  requireLicense: true,
  oauth: true,
  pageContent: [{ const: 'mark', title: 'Mark', type: 'string', default: '!' }],
} as const;

export const references: { readonly [kind in 'sync' | 'async']: PluginDefinition } = {
  sync: {
    ...shared,
    runs: { sync: (payload, config) => mapTexts(payload, (text) => text + config.text('mark', '!')) },
  },
  async: { ...shared, runs: { async: () => ({ successful: true, note: 'Done.' }) } },
};

/** Short, so that what never comes is not waited for. */
const limits = { answer: 3000, sync: 250, accept: 250, work: 700, settle: 120 };

/** What a broken plugin does in the place of the good one; `true` when it has answered by itself. */
export interface Fault {
  /** Before the good one sees the request. */
  readonly before?: (request: IncomingMessage, response: ServerResponse, server: PluginServer) => unknown;
  /** Changes the good one’s answer. */
  readonly after?: (text: string, request: IncomingMessage, response: ServerResponse) => string;
}

/** Checks a plugin that runs in this process under its public name. */
export async function checkDefinition(
  stack: Stack,
  definition: PluginDefinition,
  { before, after }: Fault = {},
): Promise<CheckResult[]> {
  const server = new PluginServer(definition, {
    fetch: createWorldFetch(() => stack.loopbackPort, `plugin:${definition.id}`),
    workMs: 5,
    writeTaskStatus: () => Promise.resolve(),
  });
  stack.world.router.set(pluginHost(definition.id), (request, response) => {
    void (async () => {
      if ((await before?.(request, response, server)) === true) return;
      if (after) changeAnswer(request, response, after);
      server.app(request, response);
    })();
  });
  const part = findPlatformPart(pluginManifest(definition));
  if (!part) throw new Error('It has no platform');
  const now = Date.now;
  try {
    return await checkPlugin(
      new ContractWorld(stack),
      {
        id: definition.id,
        platform: part.platform,
        moveClock: (ahead) => {
          Date.now = ahead === 0 ? now : () => now() + ahead;
          return Promise.resolve();
        },
      },
      limits,
    );
  } finally {
    Date.now = now;
  }
}

function changeAnswer(
  request: IncomingMessage,
  response: ServerResponse,
  change: NonNullable<Fault['after']>,
): void {
  const end = response.end.bind(response);
  response.end = (...parts: unknown[]) => {
    const [first] = parts;
    const text = typeof first === 'string' || Buffer.isBuffer(first) ? first.toString() : '';
    const changed = change(text, request, response);
    if (changed === text) return end(text);
    response.setHeader('content-length', Buffer.byteLength(changed));
    return end(changed);
  };
}

export function broken(results: readonly CheckResult[]): string[] {
  return results.filter(isBroken).map(({ id }) => id);
}

export function dataOf(request: IncomingMessage): { [key: string]: unknown } {
  return Object(bodyData(request));
}
