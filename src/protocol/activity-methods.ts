import * as v from 'valibot';
import { activitySchema } from '../core/activity/activity';
import { callSchema, logFormSchema } from '../core/activity/call';
import { conversationSchema } from '../core/activity/conversation';
import { crmLogSchema } from '../core/activity/crm-log';
import { method } from './method';
import { id } from './input';

/** What has happened on the phone, and its way into the CRM. */
export const activityMethods = {
  /** Keeps a call as *to do* (or has it logged by the rules); says its activity's id. */
  recordCall: method<{ activityId: string }>()(v.object({ call: callSchema, isFinal: v.boolean() })),
  /** Calls that ended while no panel was open. */
  recordCalls: method<void>()(v.object({ calls: v.pipe(v.array(callSchema), v.maxLength(100)) })),
  /** The same for one day of a conversation. */
  recordConversation: method<{ activityId: string }>()(v.object({ conversation: conversationSchema })),
  /** Writes the log down, then sends it; answers once it is written down. */
  logActivity: method<void>()(
    v.object({
      activityId: id,
      form: logFormSchema,
      isUpdate: v.optional(v.boolean(), false),
      /** The log that somebody else wrote, as the person saw it: it is what their update changes. */
      there: v.optional(crmLogSchema),
    }),
  ),
  /** What a person has decided about activities as the page saw them; sends what is due then. Throws `stale`. */
  replaceActivities: method<void>()(
    v.object({ changes: v.array(v.object({ expected: activitySchema, record: activitySchema })) }),
  ),
} as const;
