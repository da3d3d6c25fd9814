import * as v from 'valibot';
import { optionalText } from '../../core/basics/schema-parts';
import type { PollAnswer } from '../../core/tasks/task-poll';
import { plainText } from '../../core/basics/text';
import { requestServer, type ServerSession } from '../basics/app-connect';
import type { Http } from '../basics/http';
import { readShape } from '../basics/shape';

const tasksSchema = v.object({
  tasks: v.array(
    v.object({
      cacheKey: v.optional(v.string(), ''),
      status: v.optional(v.string(), ''),
      id: optionalText,
    }),
  ),
});

/**
 * POST /pluginAsyncTask of the polling generation (core 1.7.22 index.js:2193). Reading a finished task makes the server
 * forget it.
 */
export async function pollTasks(
  http: Http,
  session: ServerSession,
  taskIds: readonly string[],
): Promise<PollAnswer[]> {
  const body = await requestServer(http, session, {
    purpose: 'task_poll',
    method: 'POST',
    path: '/pluginAsyncTask',
    body: { asyncTaskIds: taskIds },
  });
  // `pluginTask-<name>`; names may contain dashes.
  return readShape(tasksSchema, body).tasks.map(({ cacheKey, status, id }) => ({
    pluginName: plainText(cacheKey.replace(/^pluginTask-/, ''), 200),
    status,
    ...(id !== undefined && { id }),
  }));
}
