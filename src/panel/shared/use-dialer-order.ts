import { useState } from 'react';
import { goTo } from '../app/route';
import { orderDialer, type DialerAnswer, type DialerOrder } from './dialer-order';

export interface DialerOrders {
  /** Why the dialer did not take the last one. */
  readonly refusal: Exclude<DialerAnswer, 'taken'> | undefined;
  /** Gives the order; the dialer is shown once it has taken it and what belongs to it is done. */
  readonly order: (kind: DialerOrder['kind'], onTaken?: () => Promise<unknown>) => Promise<void>;
}

/** Calls and texts one number with this page's dialer. */
export function useDialerOrder(number: string): DialerOrders {
  const [refusal, setRefusal] = useState<DialerOrders['refusal']>();
  return {
    refusal,
    order: async (kind, onTaken) => {
      const answer = orderDialer({ kind, number });
      setRefusal(answer === 'taken' ? undefined : answer);
      if (answer !== 'taken') return;
      await onTaken?.();
      goTo({ screen: 'dialer' });
    },
  };
}
