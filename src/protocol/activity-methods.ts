import * as v from 'valibot';
import { optionalFlag, texts } from '../core/basics/schema-parts';
import { activitySchema } from '../core/activity/activity';
import { callSchema, logInputSchema } from '../core/activity/call';
import { callBackChangeSchema } from '../core/activity/call-back-change';
import { conversationSchema } from '../core/activity/conversation';
import { crmLogSchema } from '../core/activity/crm-log';
import { method } from './method';
import { id } from './input';

/** What has happened on the phone, and its way into the CRM. */
export const activityMethods = {
  /** Records a call as *to do* (or queues its log by the rules); returns its activity's id. */
  recordCall: method<{ activityId: string }>()(() => v.object({ call: callSchema, isFinal: v.boolean() })),
  /** Calls that ended while no panel was open. */
  recordCalls: () => v.object({ calls: v.pipe(v.array(callSchema), v.maxLength(100)) }),
  /** The same for one day of a conversation. */
  recordConversation: method<{ activityId: string }>()(() => v.object({ conversation: conversationSchema })),
  /** Queues the log, then sends it, with `awaitsRefresh` after a refresh or some seconds; answers once it is queued. */
  logActivity: () =>
    v.object({
      activityId: id,
      form: logInputSchema,
      isUpdate: v.optional(v.boolean(), false),
      /** The log written by somebody else, as the person saw it: the one that the update changes. */
      theirLog: v.optional(crmLogSchema),
      /** The page is reading the settings again: what plugins get is newer in a moment. */
      awaitsRefresh: optionalFlag,
    }),
  /** Stores a person's decisions about activities, as the page saw them, and sends what is due. Throws `stale`. */
  replaceActivities: () =>
    v.object({
      changes: v.array(v.object({ expected: activitySchema, record: activitySchema })),
    }),
  /** Writes changes of the call-back list down, then sends them; `drop`: keys of waiting ones that are given up. */
  changeCallBacks: () =>
    v.object({
      changes: v.pipe(v.array(callBackChangeSchema), v.maxLength(100)),
      drop: texts,
    }),
} as const;
