import { systemClock } from '../../platform/clock';

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

/** Saves a file to the person's downloads, named with today's date. */
export function saveCsv(name: string, csv: string): void {
  const address = URL.createObjectURL(new Blob([csv], { type: 'text/csv' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = `${name}-${new Date(systemClock.now()).toISOString().slice(0, 10)}.csv`;
  link.click();
  URL.revokeObjectURL(address);
}
