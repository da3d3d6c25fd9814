import { hashOf } from '../app/route';
import { say } from '../app/words';
import { ButtonLink } from '../ui/ButtonLink';
import { Notice } from '../ui/Notice';
import type { DialerAnswer } from './dialer-order';

/** Why the dialer took no order: nothing was dialed, and nothing has changed. */
export function DialerRefusal({ answer }: { answer: Exclude<DialerAnswer, 'taken'> | undefined }) {
  if (!answer) return null;
  return (
    <Notice
      tone="wait"
      role="alert"
      title={say(`dialer_order_${answer}`)}
      actions={
        <ButtonLink size="small" variant="quiet" href={hashOf({ screen: 'dialer' })}>
          {say('dialer_order_open')}
        </ButtonLink>
      }
    >
      <p>{say('dialer_order_nothing')}</p>
    </Notice>
  );
}
