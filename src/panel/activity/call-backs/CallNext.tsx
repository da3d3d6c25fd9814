import { say } from '../../app/words';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { Button } from '../../ui/Button';
import { sayCallBack } from './call-back-words';
import { DialerRefusal } from './DialerRefusal';
import { useCallBackActions } from './use-call-back-actions';
import type { ShownCallBack } from './use-call-backs';

/** Calls whoever is due next, and marks them called. */
export function CallNext({ row }: { row: ShownCallBack }) {
  const actions = useCallBackActions(row);
  return (
    <div className="call-backs-next">
      <Button
        wide
        busy={actions.isRunning}
        unavailable={row.number === '' ? say('call_back_no_number') : undefined}
        onClick={() => void actions.call()}
      >
        {say('call_backs_next', sayCallBack(row))}
      </Button>
      <DialerRefusal answer={actions.refusal} />
      {actions.problem && <ProblemNotice problem={actions.problem} />}
    </div>
  );
}
