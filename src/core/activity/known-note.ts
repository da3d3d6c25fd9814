import type { Activity } from './activity';

/** What is known here of an activity's note: what was typed last, else what the CRM was last told. */
export function knownNote({ form, delivered }: Pick<Activity, 'form' | 'delivered'>): string {
  return (form?.note ?? delivered?.note ?? '').trim();
}
