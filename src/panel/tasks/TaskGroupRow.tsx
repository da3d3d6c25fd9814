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
import { Icon } from '../ui/Icon';
import { Row } from '../ui/Row';
import { Tag } from '../ui/Tag';
import { Tags } from '../ui/Tags';
import { say } from '../app/words';
import { groupByState, type TaskGroup } from '../shared/tasks/task-groups';
import { UpdateAgain } from './UpdateAgain';
import { TaskTimeline } from './TaskTimeline';
import { isUnanswered, sayLog, sayTasks, taskTone } from '../shared/tasks/task-words';

/** A log and its tasks: what has failed with its reason and the way out; a press shows the timeline. */
export function TaskGroupRow({ group }: { group: TaskGroup }) {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const language = usePanel((state) => state.language);
  const now = useNow();
  return (
    <Row
      isRaised={isOpen}
      title={sayLog(group.logType, group.subject || say('unknown_number'))}
      toggle={{ isOpen, controls: id, onToggle: () => setOpen(!isOpen) }}
      aside={sayMoment(group.aboutAt, now, language)}
    >
      <div id={id} className="tasks-details">
        {isOpen ? <TaskTimeline group={group} /> : <ClosedGroup group={group} />}
        <GroupActions group={group} isOpen={isOpen} />
      </div>
    </Row>
  );
}

/** What has failed in the plugin's own words, and the others by their states. */
function ClosedGroup({ group }: { group: TaskGroup }) {
  const now = useNow();
  const failed = group.tasks.filter(({ state }) => state === 'failed');
  const others = groupByState(group.tasks.filter(({ state }) => state !== 'failed'));
  return (
    <>
      {failed.map((task) => (
        <p key={task.id} className="tasks-failure" data-tone="bad">
          <Icon name="alert" />
          <span>
            <strong>{sayTasks('failed', [task], now)}</strong>
            {task.message && <q className="timeline-message">{task.message}</q>}
          </span>
        </p>
      ))}
      {others.length > 0 && (
        <Tags>
          {others.map(({ state, tasks }) => (
            <Tag key={state} tone={taskTone[state]}>
              {sayTasks(state, tasks, now)}
            </Tag>
          ))}
        </Tags>
      )}
    </>
  );
}

/** The ways out stand at a failure; all that can be done, once the log is open. */
function GroupActions({ group, isOpen }: { group: TaskGroup; isOpen: boolean }) {
  const subject = group.subject || say('unknown_number');
  const failed = group.tasks.filter(({ state }) => state === 'failed');
  const dismiss = useAction('dismissTasks');
  const now = useNow();
  const hasNoResult = group.tasks.some(
    (task) => task.state === 'failed' || task.state === 'unknown' || isUnanswered(task, now),
  );
  if (!isOpen && failed.length === 0) return null;
  return (
    <div className="tasks-actions">
      {group.logType === 'call' && hasNoResult && <UpdateAgain group={group} isMain={failed.length > 0} />}
      <PluginLinks tasks={failed} subject={subject} />
      {isOpen && (
        <ButtonLink
          size="small"
          variant="quiet"
          aria-label={say('about', say('tasks_open_log'), subject)}
          href={hashOf({ screen: 'log', activityId: group.activityId })}
        >
          {say('tasks_open_log')}
        </ButtonLink>
      )}
      {failed.length > 0 && (
        <Button
          size="small"
          variant="text"
          aria-label={say('about', say('tasks_dismiss'), subject)}
          busy={dismiss.isRunning}
          onClick={() => void dismiss.run({ taskIds: failed.map(({ id }) => id) })}
        >
          {say('tasks_dismiss')}
        </Button>
      )}
      {isOpen && <RecordLink task={group.tasks[0]} crm={group.crmName} subject={subject} />}
    </div>
  );
}

/** To the settings of the plugins that have failed, as far as they are still here: many a reason is mended there. */
function PluginLinks({ tasks, subject }: { tasks: readonly Task[]; subject: string }) {
  const installed = usePanel((state) => state.installedPlugins.plugins);
  const failed = installed.filter(({ id }) => tasks.some(({ pluginId }) => pluginId === id));
  return failed.map(({ id, displayName }) => (
    <ButtonLink
      key={id}
      size="small"
      variant="quiet"
      aria-label={say('about', say('tasks_plugin_settings', displayName), subject)}
      href={hashOf({ screen: 'plugin', pluginId: id })}
    >
      {say('tasks_plugin_settings', displayName)}
    </ButtonLink>
  ));
}

interface RecordLinkProps {
  task: Task | undefined;
  crm: string;
  /** Whom the log is about. */
  subject: string;
}

/** Link to the record in the CRM, if the connector says how to get there. */
function RecordLink({ task, crm, subject }: RecordLinkProps) {
  const platform = useConnectorPlatform();
  if (!platform || !task) return null;
  const { logPageUrl, hostname } = readCrmPages(platform);
  const address = recordAddress(logPageUrl, { hostname, logId: task.logId });
  if (!address) return null;
  return (
    <ButtonLink
      size="small"
      variant="text"
      aria-label={say('about', say('tasks_open_record', crm), subject)}
      href={address}
      target="_blank"
      rel="noopener noreferrer"
    >
      {say('tasks_open_record', crm)}
    </ButtonLink>
  );
}
