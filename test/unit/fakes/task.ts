import { newNoteWatch } from '../../../src/core/tasks/note-watch';
import type { Task } from '../../../src/core/tasks/task';

/** A polled task that has just begun. */
export const polled: Task = {
  id: 'o/summary',
  operationId: 'o',
  operation: 'create',
  account: 'a',
  crmName: 'KeyCRM',
  activityId: 'call:1',
  sessionId: '1',
  logId: 'l',
  logType: 'call',
  subject: 'Ada',
  pluginId: 'summary',
  pluginName: 'labs.call-summary',
  pluginTitle: 'Summary',
  watch: { by: 'poll', ids: ['u-1'] },
  state: 'pending',
  source: 'started',
  startedAt: 0,
  day: '1970-01-01',
  nextAt: 0,
  attempts: 0,
  failures: 0,
};

/** A task that waits for what is appended to this note. */
export function watching(
  note: string,
  {
    isChanged = false,
    expected = 1,
    id = polled.id,
  }: { isChanged?: boolean; expected?: number; id?: string } = {},
): Task {
  return { ...polled, id, watch: newNoteWatch(note, isChanged, expected) };
}
