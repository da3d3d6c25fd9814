import { toProblem, type Problem } from '../../core/basics/problem';
import { takesProblemReports, readConnectorLinks, type ConnectorLink } from '../../core/crm/connector-links';
import { isObject, partOf } from '../../core/basics/json';
import { findPlatform } from '../../core/directory/connector-platform';
import { call } from '../../protocol/client';
import { readItem } from '../../storage/basics/item';
import { connection } from '../../storage/sign-in/session-owner';
import { findPublishedConnector } from '../crm/connector-changes';

/** What the connected connector has to do with a report of a problem. */
export interface ReportingConnector {
  /** As its manifest says it, unparsed. */
  readonly version: unknown;
  /** Its maker's pages. */
  readonly links: readonly ConnectorLink[];
  /** Its maker wants reports, and the server has the route. */
  readonly takesReports: boolean;
}

const nothing: ReportingConnector = { version: undefined, links: [], takesReports: false };

/** From its manifest as last read; nothing where no CRM is connected, or nothing can be read of it. */
export async function findReportingConnector(): Promise<ReportingConnector> {
  const crm = await readItem(connection);
  const published = await findPublishedConnector().catch(() => undefined);
  const { platform } = findPlatform(published?.body, crm?.platform ?? '');
  if (!crm || !published || !platform) return nothing;
  const { body } = published;
  return {
    version: isObject(body) ? partOf(body, 'version') : undefined,
    links: readConnectorLinks(platform),
    takesReports: crm.state === 'connected' && takesProblemReports(platform) && (await hasRoute()),
  };
}

/** Without a session the route refuses where it exists. What cannot be asked now is told by a press. */
async function hasRoute(): Promise<boolean> {
  try {
    await call('askServer', { route: 'problemReports', query: {} });
    return true;
  } catch (error) {
    return toProblem(error).code !== 'missing_route';
  }
}

/**
 * Sends the report to the host that the person has agreed to; returns '' once it is there, else the host that the
 * server names now. Throws `ProblemError`.
 */
export async function sendReport({ host, report }: { host: string; report: string }): Promise<string> {
  return call('sendProblemReport', { host, report });
}

/** A refusal by the host that takes reports, in the words of one: it is no App Connect server. */
export function asUploadRefusal(problem: Problem, host: string): Problem {
  const { code, ...rest } = problem;
  return problem.host === host && problem.status !== undefined && code !== 'server_error'
    ? { code: 'refused', ...rest }
    : problem;
}
