import { called, type CallBackChange } from '../../../core/activity/call-back-change';
import { systemClock } from '../../../platform/clock';
import { randomText, systemRandom } from '../../../platform/random';
import { useAction } from '../../shared/request';
import type { ShownCallBack } from './use-call-backs';

/** What a person does with one call-back: each is written down at once, and sent by the worker. */
export function useCallBackActions({ id, isNew }: ShownCallBack) {
  const { run, isRunning, problem } = useAction('changeCallBacks');
  const change = (what: Pick<CallBackChange, 'body'>) =>
    run({ changes: [{ key: randomText(systemRandom), id, ...what }], drop: [] });
  return {
    isRunning,
    problem,
    /** Once the dialer calls. A row that the server does not have yet cannot be marked there. */
    markCalled: async () => {
      if (!isNew) await change(called(systemClock.now()));
    },
    complete: () => void change(called(systemClock.now())),
    /** A row that waits to be made is not made. */
    remove: () => void (isNew ? run({ changes: [], drop: [id] }) : change({})),
  };
}
