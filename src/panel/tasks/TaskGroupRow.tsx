import { useId, useState } from 'react';
import { sayMoment } from '../shared/time-words';
import { useNow } from '../shared/use-now';
import { readCrmPages } from '../../core/crm/crm-pages';
import { recordAddress } from '../../core/crm/record-address';
import type { Task } from '../../core/tasks/task';
import { useConnectorPlatform } from '../shared/connector-manifest';
import { useAction } from '../shared/request';
import { hashOf } from '../app/route';
import { usePanel } from '../app/store';
import { Button } from '../ui/Button';
import { ButtonLink } from '../ui/ButtonLink';
import { Row } from '../ui/Row';
import { Tag } from '../ui/Tag';
import { Tags } from '../ui/Tags';
import { say } from '../app/words';
import { groupByState, type TaskGroup } from '../shared/tasks/task-groups';
import { UpdateAgain } from './UpdateAgain';
import { TaskTimeline } from './TaskTimeline';
import { isUnanswered, sayLog, sayTasks, taskTone } from '../shared/tasks/task-words';

/** A log and its tasks; a press shows the timeline. */
export function TaskGroupRow({ group, opensFirst }: { group: TaskGroup; opensFirst: boolean }) {
  const [isOpen, setOpen] = useState(opensFirst);
  const id = useId();
  const language = usePanel((state) => state.language);
  const now = useNow();
  return (
    <Row
      isRaised={isOpen}
      title={sayLog(group.logType, group.subject || say('unknown_number'))}
      toggle={{ isOpen, controls: id, onToggle: () => setOpen(!isOpen) }}
      aside={sayMoment(group.startedAt, now, language)}
    >
      <div id={id} className="tasks-details">
        {isOpen ? <OpenGroup group={group} /> : <StateTags group={group} />}
      </div>
    </Row>
  );
}

function StateTags({ group }: { group: TaskGroup }) {
  const now = useNow();
  return (
    <Tags>
      {groupByState(group.tasks).map(({ state, tasks }) => (
        <Tag key={state} tone={taskTone[state]}>
          {sayTasks(state, tasks, now)}
        </Tag>
      ))}
    </Tags>
  );
}

function OpenGroup({ group }: { group: TaskGroup }) {
  const failed = group.tasks.filter(({ state }) => state === 'failed').map(({ id }) => id);
  const dismiss = useAction('dismissTasks');
  const now = useNow();
  const hasNoResult = group.tasks.some(
    (task) => task.state === 'failed' || task.state === 'unknown' || isUnanswered(task, now),
  );
  return (
    <>
      <TaskTimeline group={group} />
      <div className="tasks-actions">
        <ButtonLink
          size="small"
          variant="quiet"
          href={hashOf({ screen: 'log', activityId: group.activityId })}
        >
          {say('tasks_open_log')}
        </ButtonLink>
        {failed.length > 0 && (
          <Button
            size="small"
            variant="text"
            busy={dismiss.isRunning}
            onClick={() => void dismiss.run({ taskIds: failed })}
          >
            {say('tasks_dismiss')}
          </Button>
        )}
        {group.logType === 'call' && hasNoResult && <UpdateAgain group={group} />}
        <RecordLink task={group.tasks[0]} crm={group.crmName} />
      </div>
    </>
  );
}

/** Link to the record in the CRM, if the connector says how to get there. */
function RecordLink({ task, crm }: { task: Task | undefined; crm: string }) {
  const platform = useConnectorPlatform();
  if (!platform || !task) return null;
  const { logPageUrl, hostname } = readCrmPages(platform);
  const address = recordAddress(logPageUrl, { hostname, logId: task.logId });
  if (!address) return null;
  return (
    <ButtonLink size="small" variant="text" href={address} target="_blank" rel="noopener noreferrer">
      {say('tasks_open_record', crm)}
    </ButtonLink>
  );
}
