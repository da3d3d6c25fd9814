import {
  readCompanyReport,
  readPersonReport,
  type CompanyReport,
  type PersonReport,
  type ReportGap,
} from '../../core/reports/report';
import type { ReportRange } from '../../core/reports/report-range';
import { askServer } from '../../actions/crm/ask-server';

/** Calls and messages of one person in the account. */
export async function askPersonReport(
  extensionId: string,
  range: ReportRange,
): Promise<PersonReport | ReportGap> {
  const query = { ...queryOf(range), rcExtensionId: extensionId };
  const ask = () => askServer('userReport', { query }, readPersonReport);
  const report = await ask();
  // The request that finds the server's RingCentral token expired renews it but fails; the next one succeeds.
  return report === 'not_authorized' ? ask() : report;
}

/** The company's calls, or why there are none: the empty answer does not say, but the person's report does. */
export async function askCompanyReport(
  extensionId: string,
  groupBy: string,
  range: ReportRange,
): Promise<CompanyReport | ReportGap> {
  const query = { ...queryOf(range), groupBy };
  const ask = () => askServer('companyReport', { query }, readCompanyReport);
  const first = await ask();
  if (first !== 'empty') return first;
  const own = await askPersonReport(extensionId, range);
  if (typeof own === 'string') return own;
  const again = await ask();
  return again === 'empty' ? 'withheld' : again;
}

function queryOf({ from, to }: ReportRange) {
  return {
    timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    timeFrom: new Date(from).toISOString(),
    timeTo: new Date(to).toISOString(),
  };
}
