import type { ActivityLine } from '../../../core/activity/activity-line';
import { csvOf } from '../../shared/csv';
import { say } from '../../app/words';
import { fateWords } from '../activity-words';
import type { IsLeftToServer } from '../../shared/left-to-server';

/** The list as CSV for a spreadsheet (RFC 4180). */
export function activityCsv(lines: readonly ActivityLine[], isLeft: IsLeftToServer): string {
  const head = ['time', 'kind', 'direction', 'number', 'contact', 'seconds', 'messages', 'fate', 'reason'];
  const rows = lines.map((line) => [
    new Date(line.startedAt).toISOString(),
    say(`kind_${line.kind}`),
    line.kind === 'call' || line.kind === 'fax' ? line.direction : '',
    line.number,
    line.contactName || (line.party.name ?? ''),
    line.kind === 'call' ? String(line.duration) : '',
    line.kind === 'call' ? '' : String(line.messages),
    fateWords(line.fate, isLeft(line)),
    line.problem
      ? line.problem.message || say(`problem_${line.problem.code}_title`, line.problem.host ?? '')
      : '',
  ]);
  return csvOf([head, ...rows]);
}
