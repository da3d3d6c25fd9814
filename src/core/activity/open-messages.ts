import { withOperations, type Activity } from './activity';
import { planMessages } from './operation-order';

/** A day that is logged, or about to be, takes in the messages that are not with its contacts yet. */
export function withOpenMessages(activity: Activity, nextAt: number): Activity {
  const { fate, form, conversation, recorded, operations: before } = activity;
  // A person is being asked about some of them: what is new comes after.
  if (before.some((operation) => operation.kind === 'messages' && operation.maybeThere)) return activity;
  const isOnItsWay = fate === 'logged' || (fate === 'waiting' && before[0]?.kind === 'messages');
  if (!isOnItsWay || !form || !conversation) return activity;
  const ids = conversation.messages.map((message) => message.id);
  const operations = planMessages(form, ids, (contactId) => recorded?.[contactId] ?? []);
  // A lively conversation must not push its own log ahead for ever.
  const soonest = fate === 'waiting' ? Math.min(activity.nextAt ?? nextAt, nextAt) : nextAt;
  return operations.length > 0 ? withOperations(activity, operations, soonest) : activity;
}
