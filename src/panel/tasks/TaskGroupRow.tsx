import { useId, useState } from 'react';
import { whoOf } from '../activity/activity-words';
import { sayMoment } from '../activity/time-words';
import { useNow } from '../activity/use-now';
import { hashOf } from '../route';
import { usePanel } from '../store';
import { ButtonLink } from '../ui/ButtonLink';
import { Row } from '../ui/Row';
import { Tag } from '../ui/Tag';
import { say } from '../words';
import { groupByState, type TaskGroup } from './task-groups';
import { TaskTimeline } from './TaskTimeline';
import { sayTasks, toneOf } from './task-words';

/** A log and its background work; a press shows how it went. */
export function TaskGroupRow({ group, opensFirst }: { group: TaskGroup; opensFirst: boolean }) {
  const [isOpen, setOpen] = useState(opensFirst);
  const id = useId();
  const language = usePanel((state) => state.language);
  const activity = usePanel((state) =>
    state.activitySummary.newest.find(({ id: known }) => known === group.activityId),
  );
  const now = useNow();
  const who = activity ? whoOf(activity) : group.subject;
  return (
    <Row
      tone={isOpen ? 'raised' : 'plain'}
      title={
        <button
          type="button"
          className="row-link tasks-toggle"
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => setOpen(!isOpen)}
        >
          {say('tasks_of_call', who)}
        </button>
      }
      aside={sayMoment(group.startedAt, now, language)}
    >
      <div id={id} className="tasks-details">
        {isOpen ? (
          <>
            <TaskTimeline tasks={group.tasks} />
            <ButtonLink
              size="small"
              variant="quiet"
              href={hashOf({ screen: 'log', activityId: group.activityId })}
            >
              {say('tasks_open_log')}
            </ButtonLink>
          </>
        ) : (
          <div className="tags">
            {groupByState(group.tasks).map(({ state, tasks }) => (
              <Tag key={state} tone={toneOf[state]}>
                {sayTasks(state, tasks)}
              </Tag>
            ))}
          </div>
        )}
      </div>
    </Row>
  );
}
