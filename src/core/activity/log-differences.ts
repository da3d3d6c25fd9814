import type { Activity } from './activity';
import type { CrmLog } from './crm-log';

/** Where the log in the CRM is another than what the person wrote; '' where it is the same, or nobody knows. */
export interface LogDifferences {
  readonly contactName: string;
  readonly subject: string;
  /** Lines that the note has there, and that the person did not write. */
  readonly added: string;
  /** A note that has lost something of what they wrote, as a whole. */
  readonly note: string;
}

/** Holds the log in the CRM against the form that was sent; one that only others wrote differs in everything. */
export function differencesOf(log: CrmLog, form: Activity['form']): LogDifferences {
  const own = linesOf(form?.note ?? '');
  const there = linesOf(log.note);
  const isWhole = own.every((line) => there.includes(line));
  const added = there.filter((line) => !own.includes(line));
  const name = form?.contact?.name ?? form?.newContact?.name ?? '';
  return {
    contactName: log.contactName === name ? '' : log.contactName,
    // Where the form has none, the connector writes one.
    subject: log.subject === (form?.subject ?? '') ? '' : log.subject,
    added: isWhole ? added.join('\n') : '',
    note: isWhole ? '' : log.note,
  };
}

function linesOf(note: string): string[] {
  return note
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
