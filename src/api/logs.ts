import * as v from 'valibot';
import { isObject } from '../core/json';
import { plainText } from '../core/text';
import { askServer, type ServerSession } from './app-connect';
import type { Http } from './http';
import { idText, readShape } from './shape';

const savedSchema = v.object({
  logId: v.optional(v.nullable(idText)),
  /** Only the polling generation answers with them; `[]` when nothing runs. */
  pluginAsyncTaskIds: v.optional(v.array(v.string())),
});

export interface SavedLog {
  readonly logId: string;
  readonly taskIds: readonly string[];
}

/** POST /callLog (41/index.js:2375). Plugins run inside it without a time-out of their own. */
export async function createCallLog(http: Http, session: ServerSession, body: unknown): Promise<SavedLog> {
  const answer = readShape(
    savedSchema,
    await askServer(http, session, { method: 'POST', path: '/callLog', body, timeoutMs: 28_000 }),
  );
  return { logId: answer.logId ?? '', taskIds: answer.pluginAsyncTaskIds ?? [] };
}

const foundSchema = v.object({ logs: v.optional(v.array(v.unknown()), []) });

export interface FoundLog {
  readonly sessionId: string;
  readonly logId: string;
  /** The agent's note as the CRM has it; `undefined` when the connector gives none. */
  readonly note: string | undefined;
}

/** The server cuts a longer list silently (41/index.js:2304). */
export const mostSessions = 5;

/** GET /callLog: which of these sessions the server has a log of. At most five a request. */
export async function findCallLogs(
  http: Http,
  session: ServerSession,
  query: { sessionIds: readonly string[]; requireDetails: boolean; extensionNumber: string },
): Promise<FoundLog[]> {
  const body = await askServer(http, session, {
    method: 'GET',
    path: '/callLog',
    query: {
      sessionIds: query.sessionIds.join(','),
      requireDetails: String(query.requireDetails),
      hashedExtensionId: session.hashedExtensionId,
      extensionNumber: query.extensionNumber,
    },
  });
  return readShape(foundSchema, body)
    .logs.map(readFound)
    .filter((log) => log !== undefined);
}

function readFound(value: unknown): FoundLog | undefined {
  if (!isObject(value) || value['matched'] !== true) return undefined;
  const details = isObject(value['logData']) ? value['logData'] : {};
  const note = typeof details['note'] === 'string' ? plainText(details['note'], 20_000) : undefined;
  return { sessionId: plainText(value['sessionId']), logId: plainText(value['logId']), note };
}
