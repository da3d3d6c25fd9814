import * as v from 'valibot';
import type { WorldFetch } from '../world-client';
import type { BackgroundTask } from './background-work';
import { LoggingPayloadSchema } from './logging-payload';
import { PluginConfig } from './plugin-config';
import type { Work, WorkOutcome } from './plugin-definition';

export const AsyncInvocationSchema = v.object({
  data: LoggingPayloadSchema,
  config: v.optional(v.unknown()),
  /** Missing for messages and faxes, which are fire-and-forget. */
  asyncTaskId: v.optional(v.string()),
  /** Only from the callback generation. */
  callbackUrl: v.optional(v.string()),
  hashedExtensionId: v.optional(v.nullable(v.string())),
});

export type AsyncInvocation = v.InferOutput<typeof AsyncInvocationSchema>;

/** Status of a task in the polling generation, which only its server's own process can write. */
export type WriteTaskStatus = (
  taskId: string,
  status: 'processing' | 'completed' | 'failed',
) => Promise<void>;

interface Means {
  readonly work: Work;
  readonly fetch: WorldFetch;
  readonly writeTaskStatus: WriteTaskStatus;
  isConnected(hashedExtensionId: string): boolean;
}

/** The background task that an invocation asks for. */
export function taskOf(invocation: AsyncInvocation, means: Means): BackgroundTask {
  const { data, config, asyncTaskId, callbackUrl, hashedExtensionId } = invocation;
  const id = asyncTaskId ?? 'fire-and-forget';
  return {
    id,
    work: () =>
      means.work(data, new PluginConfig(config), {
        taskId: id,
        connected: means.isConnected(hashedExtensionId ?? ''),
      }),
    async report(outcome: WorkOutcome) {
      if (asyncTaskId === undefined) return;
      if (callbackUrl !== undefined) {
        const { successful, note = '', message = successful ? 'Done' : 'Failed' } = outcome;
        await means.fetch(callbackUrl, { method: 'POST', json: { successful, note, message } });
        return;
      }
      await means.writeTaskStatus(asyncTaskId, outcome.successful ? 'completed' : 'failed');
    },
  };
}

/** Marks a task of the polling generation as begun. */
export async function markBegun(
  { asyncTaskId, callbackUrl }: AsyncInvocation,
  write: WriteTaskStatus,
): Promise<void> {
  if (asyncTaskId !== undefined && callbackUrl === undefined) await write(asyncTaskId, 'processing');
}
