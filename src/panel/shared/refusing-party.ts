import type { Connection } from '../../core/crm/account';
import type { Problem } from '../../core/basics/problem';
import { hostOf } from '../../core/basics/url';
import { say } from '../app/words';

type Crm = Pick<Connection, 'serverUrl' | 'connectorName'>;

/**
 * Who refused or failed, by name: the CRM where its server only passes on what it said, else the host that answered.
 * App Connect passes a CRM's no on as a success without success (src/api/README.md, Refusals); where it asks nobody
 * but the CRM (`asksCrm`), also as the error that its request to the CRM ended with.
 */
export function partyOf(problem: Problem, crm: Crm | null, asksCrm = false): string {
  const { code, status, host, message = '' } = problem;
  if (host === undefined) return say('problem_the_server');
  const isPassedOn = status === 200 || (asksCrm && /status code \d/.test(message));
  return crm && code === 'refused' && isPassedOn && host === hostOf(crm.serverUrl) ? crm.connectorName : host;
}
