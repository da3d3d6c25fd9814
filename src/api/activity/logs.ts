import * as v from 'valibot';
import type { Identity } from '../../core/crm/account';
import { readReturnMessage, type ReturnMessage } from '../../core/basics/answer';
import { logQuery, readFoundLogs, type FoundLog } from '../../core/activity/crm-log-answer';
import { fail } from '../../core/basics/problem';
import { serverRoutes } from '../../core/crm/server-route';
import { askServer, type ServerRequest, type ServerSession } from '../basics/app-connect';
import type { Http } from '../basics/http';
import { idText, readShape } from '../basics/shape';

const savedSchema = v.object({
  logId: v.optional(v.nullable(idText)),
  /** Only the polling generation answers with them; `[]` when nothing runs. */
  pluginAsyncTaskIds: v.optional(v.array(v.string())),
  returnMessage: v.optional(v.unknown()),
});

export interface SavedLog {
  readonly logId: string;
  readonly taskIds: readonly string[];
  readonly said: ReturnMessage | undefined;
}

/** POST /callLog (core 1.7.41 index.js:2375). Plugins run inside it without a time-out of their own. */
export async function createCallLog(http: Http, session: ServerSession, body: unknown): Promise<SavedLog> {
  return saveLog(http, session, { method: 'POST', path: '/callLog', body });
}

/** PATCH /callLog (core 1.7.41 index.js:2439). It runs every plugin again. */
export async function updateCallLog(http: Http, session: ServerSession, body: unknown): Promise<SavedLog> {
  return saveLog(http, session, { method: 'PATCH', path: '/callLog', body });
}

const saveTimeoutMs = 28_000;

async function saveLog(http: Http, session: ServerSession, request: ServerRequest): Promise<SavedLog> {
  const answer = readShape(
    savedSchema,
    await askServer(http, session, { ...request, timeoutMs: saveTimeoutMs }),
  );
  return {
    logId: answer.logId ?? '',
    taskIds: answer.pluginAsyncTaskIds ?? [],
    said: readReturnMessage(answer.returnMessage),
  };
}

const dispositionSchema = v.object({ returnMessage: v.optional(v.unknown()) });

/** PUT /callDisposition (core 1.7.41 index.js:2502): writes these fields over those that the log has. */
export async function saveDisposition(
  http: Http,
  session: ServerSession,
  body: {
    sessionId: string;
    dispositions: { readonly [key: string]: unknown };
    hashedExtensionId: string;
    extensionNumber: string;
  },
): Promise<ReturnMessage | undefined> {
  const answer = await askServer(http, session, { method: 'PUT', path: '/callDisposition', body });
  return readReturnMessage(readShape(dispositionSchema, answer).returnMessage);
}

const messagesSchema = v.object({
  logIds: v.optional(v.nullable(v.array(idText)), []),
  returnMessage: v.optional(v.unknown()),
});

/** POST /messageLog (core 1.7.41 index.js:2579): ids that the server has recorded before are passed over. */
export async function createMessageLog(
  http: Http,
  session: ServerSession,
  body: unknown,
): Promise<{ recorded: readonly string[]; said: ReturnMessage | undefined }> {
  const request = { method: 'POST', path: '/messageLog', body, timeoutMs: saveTimeoutMs } as const;
  const answer = readShape(messagesSchema, await askServer(http, session, request));
  return { recorded: answer.logIds ?? [], said: readReturnMessage(answer.returnMessage) };
}

/** GET /callLog: which of these sessions the server has a log of. At most five a request. */
export async function findCallLogs(
  http: Http,
  session: ServerSession,
  wanted: { sessionIds: readonly string[]; requireDetails: boolean },
  person: Pick<Identity, 'extensionNumber'>,
): Promise<FoundLog[]> {
  const query = logQuery(wanted, session, person);
  const body = await askServer(http, session, { ...serverRoutes.callLogs, query });
  return readFoundLogs(body) ?? fail('unexpected');
}
