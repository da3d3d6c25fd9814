import type { Connection, Identity } from '../crm/account';
import { entriesOf, isObject, objectOf } from '../basics/json';
import { plainText } from '../basics/text';

/** The server silently ignores ids beyond this number (core 1.7.41 index.js:2304). */
export const mostSessions = 5;

/**
 * Query of GET /callLog: which of these sessions, five at most, have a log (core 1.7.41 index.js:2304).
 * `requireDetails` adds the logs' contents.
 */
export function logQuery(
  {
    sessionIds,
    requireDetails,
  }: { readonly sessionIds: readonly string[]; readonly requireDetails: boolean },
  { hashedExtensionId }: Pick<Connection, 'hashedExtensionId'>,
  { extensionNumber }: Pick<Identity, 'extensionNumber'>,
): { [name: string]: string } {
  return {
    sessionIds: sessionIds.join(','),
    requireDetails: String(requireDetails),
    hashedExtensionId,
    extensionNumber,
  };
}

export interface FoundLog {
  readonly sessionId: string;
  readonly logId: string;
  readonly subject: string;
  /** The agent's note as the CRM has it; `undefined` when the connector does not return it. */
  readonly note: string | undefined;
  readonly contactName: string;
  readonly dispositions: { readonly [key: string]: unknown };
}

/** The sessions that have a log; `undefined` when the answer is unreadable. */
export function readFoundLogs(body: unknown): FoundLog[] | undefined {
  if (!isObject(body)) return undefined;
  const { logs = [] } = body;
  return Array.isArray(logs) ? logs.map(readFound).filter((log) => log !== undefined) : undefined;
}

function readFound(value: unknown): FoundLog | undefined {
  if (!isObject(value) || value['matched'] !== true) return undefined;
  const details = objectOf(value['logData']);
  const note = typeof details['note'] === 'string' ? plainText(details['note'], 20_000) : undefined;
  return {
    sessionId: plainText(value['sessionId']),
    logId: plainText(value['logId']),
    subject: plainText(details['subject'], 500),
    note,
    contactName: plainText(details['contactName'], 200),
    dispositions: Object.fromEntries(entriesOf(details['dispositions'])),
  };
}
