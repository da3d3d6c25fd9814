import type { Activity } from '../../core/activity/activity';

export type Owned = Pick<Activity, 'account' | 'crm'>;

/** '' for what no CRM has yet. A record of before names were kept has the platform's in its account. */
export function crmNameOf({ account, crm }: Owned): string {
  return crm?.name ?? account.split('|')[3] ?? '';
}
