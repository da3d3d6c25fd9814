import { say } from '../../app/words';
import { DialerRefusal } from '../../shared/DialerRefusal';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { useDialerOrder } from '../../shared/use-dialer-order';
import { Button } from '../../ui/Button';
import { sayCallBack } from './call-back-words';
import { useCallBackActions } from './use-call-back-actions';
import type { ShownCallBack } from './use-call-backs';

/** Calls whoever is due next, and marks them called. */
export function CallNext({ row }: { row: ShownCallBack }) {
  const actions = useCallBackActions(row);
  const { refusal, order } = useDialerOrder(row.number);
  return (
    <div className="call-backs-next">
      <Button
        wide
        busy={actions.isRunning}
        unavailable={row.number === '' ? say('number_unknown') : undefined}
        onClick={() => void order('call', actions.markCalled)}
      >
        {say('call_backs_next', sayCallBack(row))}
      </Button>
      <DialerRefusal answer={refusal} />
      {actions.problem && <ProblemNotice problem={actions.problem} />}
    </div>
  );
}
