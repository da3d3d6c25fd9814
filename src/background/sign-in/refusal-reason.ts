import { requestServer, type ServerSession } from '../../api/basics/app-connect';
import { needsReconnect, toProblem, type Problem } from '../../core/basics/problem';
import { serverRoutes } from '../../core/crm/server-route';
import type { Context } from '../worker/context';

/**
 * What the server says where it has no session of the person any more, or could not renew its access to the CRM: it
 * says the same for other reasons, or nothing (core 1.7.41 handlers/log.js:764, core 1.7.41 lib/errorHandler.js:41).
 */
const hidesReason = /^(Error \w+ating |Contact not found$|$)/;

/**
 * Who really refused. The session is asked for by a question that concerns no log: its answer says nothing where the
 * session is gone, and is a refusal where the server cannot renew its access to the CRM. In both cases nothing was
 * written: the server looks after its access before it works.
 */
export async function reasonBehind(
  { http }: Context,
  session: ServerSession,
  problem: Problem,
): Promise<Problem> {
  // RingCentral's own no has no status here. What still reads so once the token was renewed is the CRM's, or a plugin's
  // (core 1.7.41 index.js:771).
  if (problem.code === 'ringcentral_expired' && problem.status) return { ...problem, code: 'refused' };
  if (problem.code !== 'refused' || !hidesReason.test(problem.message ?? '')) return problem;
  try {
    const query = { sessionIds: '0', requireDetails: 'true' };
    await requestServer(http, session, { ...serverRoutes.callLogs, query });
    return problem;
  } catch (error) {
    const asked = toProblem(error);
    if (needsReconnect(asked)) return asked;
    const code = asked.message ? 'crm_unrenewed' : 'session_expired';
    return asked.code === 'refused' ? { ...problem, code } : problem;
  }
}
