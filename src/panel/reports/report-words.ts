import type { CallCounts } from '../../core/report';
import type { ReportRange } from '../../core/report-range';
import { sayDuration } from '../activity/time-words';
import { say, type Language, type WordKey } from '../words';

/** What RingCentral groups calls by, as far as we have words for it; others keep their own name. */
const groupWords: { readonly [group: string]: WordKey } = {
  Company: 'reports_group_company',
  CompanyNumbers: 'reports_group_numbers',
  Users: 'reports_group_users',
  Queues: 'reports_group_queues',
  IVRs: 'reports_group_menus',
  IVAs: 'reports_group_assistants',
  SharedLines: 'reports_group_lines',
  UserGroups: 'reports_group_user_groups',
  Sites: 'reports_group_sites',
  Departments: 'reports_group_departments',
};

export function sayGroup(group: string): string {
  const words = groupWords[group];
  return words ? say(words) : group;
}

/** The days of a report, first to last. */
export function sayRange({ from, to }: ReportRange, language: Language): string {
  const locale = navigator.language.startsWith(language) ? navigator.language : language;
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }).formatRange(from, to - 1);
}

/** How many of the calls that came were answered; "–" when none came. */
export function sayAnswered({ inbound, answered }: CallCounts): string {
  return inbound === 0 ? '–' : `${Math.round(Math.min(1, answered / inbound) * 100)} %`;
}

export function sayTalk(seconds: number): string {
  return seconds === 0 ? '–' : sayDuration(Math.round(seconds));
}

export function sayAverage({ inbound, outbound, talkSeconds }: CallCounts): string {
  const calls = inbound + outbound;
  return calls === 0 ? '–' : sayTalk(talkSeconds / calls);
}
