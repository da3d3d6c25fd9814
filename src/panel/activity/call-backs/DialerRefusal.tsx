import { hashOf } from '../../app/route';
import { say } from '../../app/words';
import type { DialerAnswer } from '../../shared/dialer-order';
import { ButtonLink } from '../../ui/ButtonLink';
import { Notice } from '../../ui/Notice';

/** Why the dialer did not call: nothing was dialled, and nothing is marked as called. */
export function DialerRefusal({ answer }: { answer: Exclude<DialerAnswer, 'taken'> | undefined }) {
  if (!answer) return null;
  return (
    <Notice
      tone="wait"
      role="alert"
      title={say(`dialer_order_${answer}`)}
      actions={
        <ButtonLink size="small" variant="quiet" href={hashOf({ screen: 'dialer' })}>
          {say('call_back_open_dialer')}
        </ButtonLink>
      }
    >
      <p>{say('call_back_not_called')}</p>
    </Notice>
  );
}
