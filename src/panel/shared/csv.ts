import { saveFile } from './save-file';

/** Byte order mark: without it spreadsheets read UTF-8 as something else. */
const mark = '\uFEFF';

/** A table for a spreadsheet (RFC 4180). */
export function csvOf(rows: readonly (readonly string[])[]): string {
  return mark + rows.map((row) => row.map(cellOf).join(',')).join('\r\n') + '\r\n';
}

/** A text that a spreadsheet would take for a formula is made one that it does not; a number is none. */
function cellOf(text: string): string {
  const isFormula = /^[=+\-@\t\r]/.test(text) && !/^\+?\d+$/.test(text);
  const safe = isFormula ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Saves it among the person's downloads. */
export function saveCsv(name: string, csv: string): void {
  saveFile({ name, ending: 'csv', type: 'text/csv', text: csv });
}
