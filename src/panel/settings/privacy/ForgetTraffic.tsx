import { say } from '../../app/words';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { useAction } from '../../shared/request';
import { ConfirmDialog } from '../../ui/ConfirmDialog';

interface ForgetTrafficProps {
  readonly onForgotten: () => void;
  readonly onCancel: () => void;
}

/** Asks before the counters are forgotten. */
export function ForgetTraffic({ onForgotten, onCancel }: ForgetTrafficProps) {
  const forget = useAction('forgetTraffic');
  const confirm = async () => {
    if (await forget.run({})) onForgotten();
  };
  return (
    <ConfirmDialog
      title={say('privacy_forget_title')}
      confirmLabel={say('privacy_forget')}
      cancelLabel={say('cancel')}
      variant="danger"
      busy={forget.isRunning}
      onConfirm={() => void confirm()}
      onCancel={onCancel}
    >
      <p>{say('privacy_forget_help')}</p>
      {forget.problem && <ProblemNotice problem={forget.problem} />}
    </ConfirmDialog>
  );
}
