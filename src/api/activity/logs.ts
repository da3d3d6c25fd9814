import * as v from 'valibot';
import { optionalValue, texts } from '../../core/basics/schema-parts';
import type { Identity } from '../../core/crm/account';
import { readReturnMessage, type ReturnMessage } from '../../core/basics/answer';
import { logQuery, readFoundLogs, type FoundLog } from '../../core/activity/crm-log-answer';
import { fail } from '../../core/basics/problem';
import { serverRoutes } from '../../core/crm/server-route';
import { requestServer, type ServerRequest, type ServerSession } from '../basics/app-connect';
import type { Http } from '../basics/http';
import { idText, readShape } from '../basics/shape';

const savedSchema = v.object({
  logId: v.optional(v.nullable(idText)),
  /** Only in answers of the polling generation; `[]` when no plugin runs. */
  pluginAsyncTaskIds: v.optional(texts),
  returnMessage: optionalValue,
});

export interface SavedLog {
  readonly logId: string;
  readonly taskIds: readonly string[];
  readonly returnMessage: ReturnMessage | undefined;
}

/** POST /callLog (core 1.7.41 index.js:2375). Runs plugins before it answers, without a time-out. */
export async function createCallLog(http: Http, session: ServerSession, body: unknown): Promise<SavedLog> {
  return saveLog(http, session, { method: 'POST', body });
}

/** PATCH /callLog (core 1.7.41 index.js:2439). Runs every plugin again. */
export async function updateCallLog(http: Http, session: ServerSession, body: unknown): Promise<SavedLog> {
  return saveLog(http, session, { method: 'PATCH', body });
}

const saveTimeoutMs = 28_000;

async function saveLog(
  http: Http,
  session: ServerSession,
  request: Pick<ServerRequest, 'method' | 'body'>,
): Promise<SavedLog> {
  const answer = readShape(
    savedSchema,
    await requestServer(http, session, {
      ...request,
      purpose: 'log',
      path: '/callLog',
      timeoutMs: saveTimeoutMs,
    }),
  );
  return {
    logId: answer.logId ?? '',
    taskIds: answer.pluginAsyncTaskIds ?? [],
    returnMessage: readReturnMessage(answer.returnMessage),
  };
}

const dispositionSchema = v.object({ returnMessage: optionalValue });

/** PUT /callDisposition (core 1.7.41 index.js:2502): overwrites these fields of the log. */
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
  const answer = await requestServer(http, session, {
    purpose: 'log',
    method: 'PUT',
    path: '/callDisposition',
    body,
  });
  return readReturnMessage(readShape(dispositionSchema, answer).returnMessage);
}

const messagesSchema = v.object({
  logIds: v.optional(v.nullable(v.array(idText)), []),
  returnMessage: optionalValue,
});

/**
 * POST /messageLog (core 1.7.41 index.js:2579): messages that the server has logged before are skipped.
 * @param mediaToken RingCentral token for downloading media, if the organisation allows it
 */
export async function createMessageLog(
  http: Http,
  session: ServerSession,
  body: unknown,
  mediaToken?: string,
): Promise<{ recorded: readonly string[]; returnMessage: ReturnMessage | undefined }> {
  const request = {
    purpose: mediaToken ? 'log_media' : 'log',
    method: 'POST',
    path: '/messageLog',
    body,
    secrets: { ringCentral: mediaToken ?? '' },
    timeoutMs: saveTimeoutMs,
  } as const;
  const answer = readShape(messagesSchema, await requestServer(http, session, request));
  return { recorded: answer.logIds ?? [], returnMessage: readReturnMessage(answer.returnMessage) };
}

/** GET /callLog: which of these sessions have a log, with its contents. At most five per request. */
export async function findCallLogs(
  http: Http,
  session: ServerSession,
  sessionIds: readonly string[],
  person: Pick<Identity, 'extensionNumber'>,
): Promise<FoundLog[]> {
  const query = logQuery({ sessionIds, requireDetails: true }, session, person);
  const body = await requestServer(http, session, { ...serverRoutes.callLogs, query });
  return readFoundLogs(body) ?? fail('unexpected');
}
