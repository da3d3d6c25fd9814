import type { CallCounts } from '../../core/reports/report';
import type { ReportRange } from '../../core/reports/report-range';
import { localeOf, sayDuration } from '../shared/time-words';
import { say, type Language, type WordKey } from '../app/words';

/** RingCentral's groupings, where translated; others keep their own name. */
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

/** First and last day of a report. */
export function sayRange({ from, to }: ReportRange, language: Language): string {
  return new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'medium' }).formatRange(from, to - 1);
}

/** The share of inbound calls that were answered; "–" for none. */
export function sayAnswered({ inbound, answered }: CallCounts, language: Language): string {
  if (inbound === 0) return '–';
  return new Intl.NumberFormat(localeOf(language), { style: 'percent' }).format(
    Math.min(1, answered / inbound),
  );
}

export function sayTalk(seconds: number, language: Language): string {
  if (seconds === 0) return '–';
  const hours = Math.round(seconds / 3600);
  // With many hours, minutes mean nothing.
  return hours < 10 ? sayDuration(Math.round(seconds)) : say('reports_hours', sayFigure(hours, language));
}

export function sayFigure(value: number, language: Language): string {
  return new Intl.NumberFormat(localeOf(language)).format(value);
}

export function sayAverage({ inbound, outbound, talkSeconds }: CallCounts, language: Language): string {
  const calls = inbound + outbound;
  return calls === 0 ? '–' : sayTalk(talkSeconds / calls, language);
}
