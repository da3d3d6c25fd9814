import { useState } from 'react';
import { updateLogAgain } from '../../actions/activity/decide-activity';
import { ProblemNotice } from '../shared/ProblemNotice';
import { useAttempt } from '../shared/request';
import { Button } from '../ui/Button';
import { ConfirmDialog } from '../ui/ConfirmDialog';
import { say } from '../app/words';
import type { TaskGroup } from '../shared/tasks/task-groups';

/** Sends a log again so that its plugins get another try; warns that all of them run again. */
export function UpdateAgain({ group, isMain }: { group: TaskGroup; isMain: boolean }) {
  const again = useAttempt(updateLogAgain);
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <Button
        size="small"
        variant={isMain ? 'primary' : 'text'}
        aria-label={say('about', say('tasks_again'), group.subject || say('unknown_number'))}
        busy={again.isRunning}
        onClick={() => setAsking(true)}
      >
        {say('tasks_again')}
      </Button>
      {isAsking && (
        <ConfirmDialog
          title={say('tasks_again_title')}
          confirmLabel={say('tasks_again')}
          cancelLabel={say('cancel')}
          onCancel={() => setAsking(false)}
          onConfirm={() => {
            setAsking(false);
            void again.run(group.activityId);
          }}
        >
          <p>{say('tasks_again_help', group.crmName)}</p>
        </ConfirmDialog>
      )}
      {again.problem && <ProblemNotice problem={again.problem} />}
    </>
  );
}
