import type { ActivityLine } from '../../core/activity-line';
import { say } from '../words';

/** Byte order mark: without it spreadsheets read UTF-8 as something else. */
const mark = '\uFEFF';

/** The list as a table for a spreadsheet (RFC 4180). */
export function activityCsv(lines: readonly ActivityLine[]): string {
  const head = ['time', 'kind', 'direction', 'number', 'contact', 'seconds', 'messages', 'fate', 'reason'];
  const rows = lines.map((line) => [
    new Date(line.startedAt).toISOString(),
    say(`kind_${line.kind}`),
    line.kind === 'call' || line.kind === 'fax' ? line.direction : '',
    line.number,
    line.contactName || (line.party.name ?? ''),
    line.kind === 'call' ? String(line.duration) : '',
    line.kind === 'call' ? '' : String(line.messages),
    say(`fate_${line.fate}`),
    line.problem
      ? line.problem.message || say(`problem_${line.problem.code}_title`, line.problem.host ?? '')
      : '',
  ]);
  return mark + [head, ...rows].map((row) => row.map(cellOf).join(',')).join('\r\n') + '\r\n';
}

/** A text that a spreadsheet would take for a formula is made one that it does not; a number is none. */
function cellOf(text: string): string {
  const isFormula = /^[=+\-@\t\r]/.test(text) && !/^\+?\d+$/.test(text);
  const safe = isFormula ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
