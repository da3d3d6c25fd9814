import { withOperations, type Activity } from './activity';
import type { LogInput } from './call';
import { planCall, planMessages, type Operation } from './operation-order';

/** The requests that save this form for the activity, without messages that the CRM has. */
export function planLog(
  { conversation, logId, delivered, recorded }: Activity,
  form: LogInput,
  setsDisposition: boolean,
): Operation[] {
  if (!conversation) return planCall(form, { isLogged: logId !== undefined, delivered, setsDisposition });
  const ids = conversation.messages.map((message) => message.id);
  return planMessages(form, ids, (contactId) => recorded?.[contactId] ?? []);
}

/** The activity with this form, which is due now. */
export function withForm(
  activity: Activity,
  form: LogInput,
  setsDisposition: boolean,
  now: number,
): Activity {
  return withOperations({ ...activity, form, changedAt: now }, planLog(activity, form, setsDisposition), now);
}
