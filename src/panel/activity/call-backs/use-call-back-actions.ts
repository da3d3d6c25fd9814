import { useState } from 'react';
import { called, type CallBackChange } from '../../../core/activity/call-back-change';
import { systemClock } from '../../../platform/clock';
import { randomText, systemRandom } from '../../../platform/random';
import { goTo } from '../../app/route';
import { orderDialer, type DialerAnswer, type DialerOrder } from '../../shared/dialer-order';
import { useAction } from '../../shared/request';
import type { ShownCallBack } from './use-call-backs';

/** What a person does with one call-back: each is written down at once, and sent by the worker. */
export function useCallBackActions({ id, number, isNew }: ShownCallBack) {
  const { run, isRunning, problem } = useAction('changeCallBacks');
  const [refusal, setRefusal] = useState<Exclude<DialerAnswer, 'taken'>>();
  const change = (what: Pick<CallBackChange, 'body'>) =>
    run({ changes: [{ key: randomText(systemRandom), id, ...what }], drop: [] });
  const order = (kind: DialerOrder['kind']) => {
    const answer = orderDialer({ kind, number });
    setRefusal(answer === 'taken' ? undefined : answer);
    return answer === 'taken';
  };
  return {
    isRunning,
    problem,
    /** Why the dialer did not take it. */
    refusal,
    call: async () => {
      if (!order('call')) return;
      // A row that the server does not have yet cannot be marked there.
      if (!isNew) await change(called(systemClock.now()));
      goTo({ screen: 'dialer' });
    },
    text: () => {
      if (order('text')) goTo({ screen: 'dialer' });
    },
    complete: () => void change(called(systemClock.now())),
    /** A row that waits to be made is not made. */
    remove: () => void (isNew ? run({ changes: [], drop: [id] }) : change({})),
  };
}
