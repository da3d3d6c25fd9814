import type { Activity } from '../../core/activity/activity';

export type Owned = Pick<Activity, 'account' | 'crm'>;

/**
 * '' if no CRM was connected yet. Records from before names were stored contain the platform's name in their owner
 * key.
 */
export function crmNameOf({ account, crm }: Owned): string {
  return crm?.name ?? account.split('|')[3] ?? '';
}
