import type { ManagedAuthState, OfferedFields } from '../../../core/sign-in/managed-fields';
import { Notice } from '../../ui/Notice';
import { say } from '../../app/words';

interface ManagedNoticeProps {
  state: ManagedAuthState | undefined;
  offered: OfferedFields;
}

/** Who maintains the fields that are not shown. */
export function ManagedNotice({ state, offered }: ManagedNoticeProps) {
  const { account, user } = offered.filled;
  if (state?.isFallback)
    return (
      <Notice tone="wait" title={say('connect_managed_failed')}>
        <p>{say('connect_managed_failed_help')}</p>
      </Notice>
    );
  if (account.length + user.length === 0) return null;
  return (
    <Notice tone="ok" title={say('connect_managed_title')}>
      {account.length > 0 && <p>{say('connect_managed_account', account.join(', '))}</p>}
      {user.length > 0 && <p>{say('connect_managed_user', user.join(', '))}</p>}
      {offered.fields.length === 0 && <p>{say('connect_managed_all')}</p>}
    </Notice>
  );
}
