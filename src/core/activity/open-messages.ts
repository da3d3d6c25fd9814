import { withOperations, type Activity } from './activity';
import { planLog } from './log-plan';

/** Queues the messages that the CRM does not have yet, if the day is logged or about to be. */
export function withOpenMessages(activity: Activity, nextAt: number): Activity {
  const { fate, form, conversation, operations: before } = activity;
  // The person is being asked about some of them; new messages wait for the answer.
  if (before.some((operation) => operation.kind === 'messages' && operation.maybeThere)) return activity;
  const isOnItsWay = fate === 'logged' || (fate === 'waiting' && before[0]?.kind === 'messages');
  if (!isOnItsWay || !form || !conversation) return activity;
  const operations = planLog(activity, form, false);
  // A lively conversation must not postpone its own log for ever.
  const soonest = fate === 'waiting' ? Math.min(activity.nextAt ?? nextAt, nextAt) : nextAt;
  return operations.length > 0 ? withOperations(activity, operations, soonest) : activity;
}
