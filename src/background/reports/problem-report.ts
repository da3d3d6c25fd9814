import { requestServer } from '../../api/basics/app-connect';
import { ask } from '../../api/basics/http';
import { parseJson, partOf } from '../../core/basics/json';
import { fail } from '../../core/basics/problem';
import { hostOf, parseSafeUrl } from '../../core/basics/url';
import { serverRoutes } from '../../core/crm/server-route';
import type { Input } from '../../protocol/methods';
import type { Context } from '../worker/context';
import { withServer } from '../sign-in/server-session';

/**
 * Puts a report where the connected server wants it at this moment (GET /debug/report/url, core 1.7.41 index.js:2999).
 * Security: only to a safe address on the host that the person has agreed to, which the page does not choose; held by
 * test/unit/background/reports/problem-report.test.ts.
 * @returns '' once it is there, else the host that has to be agreed to
 */
export async function sendProblemReport(
  context: Context,
  { host, report }: Input<'sendProblemReport'>,
): Promise<string> {
  const answer = await withServer(context, (session) =>
    requestServer(context.http, session, {
      ...serverRoutes.problemReports,
      purpose: 'problem_report_address',
    }),
  );
  const url = parseSafeUrl(partOf(answer, 'presignedUrl')) ?? fail('sign_in_unsafe');
  const named = hostOf(url);
  if (named !== host) return named;
  const body = parseJson(report) ?? fail('invalid_input');
  await ask(context.http, { purpose: 'problem_report', method: 'PUT', url, body });
  return '';
}
