import { saveFile } from './save-file';

/** Byte order mark, without which spreadsheets misread UTF-8. */
const mark = '\uFEFF';

/** A table for a spreadsheet (RFC 4180). */
export function csvOf(rows: readonly (readonly string[])[]): string {
  return mark + rows.map((row) => row.map(cellOf).join(',')).join('\r\n') + '\r\n';
}

/** Escapes a text that a spreadsheet would run as a formula; numbers are left alone. */
function cellOf(text: string): string {
  const isFormula = /^[=+\-@\t\r]/.test(text) && !/^\+?\d+$/.test(text);
  const safe = isFormula ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Saves a file to the person's downloads. */
export function saveCsv(name: string, csv: string): void {
  saveFile({ name, ending: 'csv', type: 'text/csv', text: csv });
}
