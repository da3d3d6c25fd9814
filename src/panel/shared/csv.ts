import { saveFile } from './save-file';

/** Byte order mark, without which spreadsheets misread UTF-8. */
const mark = '\uFEFF';

/** A table for a spreadsheet (RFC 4180). */
export function csvOf(rows: readonly (readonly string[])[]): string {
  return mark + rows.map((row) => row.map(cellOf).join(',')).join('\r\n') + '\r\n';
}

/**
 * Escapes what a spreadsheet would run as a formula: also after whatever some of them take for the beginning of a
 * cell, and in full-width letters, which they read as plain ones. Numbers are left alone.
 */
function cellOf(text: string): string {
  const safe = /^\+?\d+$/.test(text) ? text : text.replaceAll(formulaStart, "'");
  return /[",;\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const formulaStart = /(?<=(?:^|[;,\t\r\n])["' ]*)(?=[=+\-@＝＋－＠\t\r])/g;

/** Saves a file to the person's downloads. */
export function saveCsv(name: string, csv: string): void {
  saveFile({ name, ending: 'csv', type: 'text/csv', text: csv });
}
