import { isObject, type JsonObject } from '../basics/json';
import { plainText } from '../basics/text';

/** Calls of one person, or of one group in the company. */
export interface CallCounts {
  readonly inbound: number;
  readonly outbound: number;
  readonly answered: number;
  /** All calls together; seconds. */
  readonly talkSeconds: number;
}

export interface PersonReport extends CallCounts {
  /**
   * Messages of all kinds: the server counts texts, faxes and voicemails together (core 1.7.41
   * handlers/admin.js:270).
   */
  readonly messagesSent: number;
  readonly messagesReceived: number;
}

export interface CompanyReport {
  readonly groups: readonly (CallCounts & { readonly name: string })[];
  /** `groupedBy`: how the rows are grouped; `groupKeys`: the possible groupings (`Company`, `Users` …). */
  readonly groupedBy: string;
  readonly groupKeys: readonly string[];
}

/**
 * Why a report is empty. `not_set_up`: the server has no RingCentral app. `not_authorized`: no admin has authorised
 * it, or the authorisation has expired. `withheld`: authorised, but RingCentral gives it no company counts.
 */
export type ReportGap = 'not_set_up' | 'not_authorized' | 'withheld';

/** GET /ringcentral/admin/userReport: counts, `{callLogStats:{}}`, or an empty body (core 1.7.41 index.js:2934). */
export function readPersonReport(body: unknown): PersonReport | ReportGap | undefined {
  if (body === null) return 'not_authorized';
  if (!isObject(body) || !isObject(body['callLogStats'])) return undefined;
  const calls = body['callLogStats'];
  if (Object.keys(calls).length === 0) return 'not_set_up';
  const messages = isObject(body['smsLogStats']) ? body['smsLogStats'] : {};
  return {
    // In minutes here (core 1.7.41 handlers/admin.js:261), in seconds in the company report.
    ...countsOf(calls, 60),
    messagesSent: countOf(messages['smsSentCount']),
    messagesReceived: countOf(messages['smsReceivedCount']),
  };
}

/**
 * GET /ringcentral/admin/report: counts, or `{callLogStats:{}}`, whatever the reason: `empty` (core 1.7.41
 * index.js:2888).
 */
export function readCompanyReport(body: unknown): CompanyReport | 'empty' | undefined {
  if (!isObject(body)) return undefined;
  const stats = body['callLogStats'];
  if (isObject(stats)) return 'empty';
  if (!Array.isArray(stats)) return undefined;
  const keys = Array.isArray(body['groupKeys']) ? body['groupKeys'] : [];
  return {
    groups: stats
      .filter(isObject)
      .map((group) => ({ name: plainText(group['name']), ...countsOf(group, 1) })),
    groupedBy: plainText(body['groupedBy']),
    groupKeys: keys.map((key) => plainText(key)).filter((key) => key !== ''),
  };
}

function countsOf(stats: JsonObject, secondsPerUnit: number): CallCounts {
  return {
    inbound: countOf(stats['inboundCallCount']),
    outbound: countOf(stats['outboundCallCount']),
    answered: countOf(stats['answeredCallCount']),
    talkSeconds: countOf(stats['totalTalkTime']) * secondsPerUnit,
  };
}

/** Some counts are texts (`"360.00"`); anything that is not a number counts as 0. */
function countOf(value: unknown): number {
  const count = typeof value === 'string' ? Number.parseFloat(value) : value;
  return typeof count === 'number' && Number.isFinite(count) && count > 0 ? count : 0;
}
