import * as v from 'valibot';
import { activityKinds, activitySchema, otherNumber, otherParty, startedAt, type Activity } from './activity';
import { partySchema } from './call';
import { isRepeatable } from './outcome';
import { operationKinds } from './operation';
import { plainText } from './text';

/** An activity as lists show it: small enough that the newest of them travel in one record. */
export const activityLineSchema = v.object({
  id: v.string(),
  account: v.string(),
  crm: activitySchema.entries.crm,
  kind: v.picklist(activityKinds),
  sessionId: v.optional(v.string()),
  conversationLogId: v.optional(v.string()),
  /** As the CRM knows them, if a contact was chosen. */
  contactName: v.string(),
  party: partySchema,
  number: v.string(),
  /** How many more are in the conversation. */
  others: v.number(),
  direction: v.picklist(['Inbound', 'Outbound']),
  startedAt: v.number(),
  /** Seconds. */
  duration: v.number(),
  result: v.string(),
  messages: v.number(),
  /** Beginning of the newest message, or of the one that the person is asked about. */
  preview: v.string(),
  fate: activitySchema.entries.fate,
  /** What is to be done next, if anything. */
  next: v.optional(v.picklist(operationKinds)),
  nextAt: activitySchema.entries.nextAt,
  problem: activitySchema.entries.problem,
  canRepeat: v.boolean(),
  said: activitySchema.entries.said,
  changedAt: v.number(),
});

export type ActivityLine = v.InferOutput<typeof activityLineSchema>;

const previewLength = 80;

export function lineOf(activity: Activity): ActivityLine {
  const { id, account, crm, kind, call, conversation, fate, nextAt, problem, said, changedAt } = activity;
  const newest = conversation?.messages[0];
  const [head] = activity.operations;
  const inQuestion = head?.kind === 'messages' && head.maybeThere ? head.ids[0] : undefined;
  const shown = conversation?.messages.find(({ id: own }) => own === inQuestion) ?? newest;
  const next = activity.operations[0]?.kind;
  return {
    id,
    account,
    ...(crm && { crm }),
    kind,
    ...(call && { sessionId: call.sessionId }),
    ...(conversation && { conversationLogId: conversation.conversationLogId }),
    contactName: activity.form?.contact?.name ?? activity.form?.newContact?.name ?? activity.knownAs ?? '',
    party: otherParty(activity),
    number: otherNumber(activity),
    others: (conversation?.correspondents.length ?? 1) - 1,
    direction: (call?.direction ?? newest?.direction) === 'Outbound' ? 'Outbound' : 'Inbound',
    startedAt: startedAt(activity),
    duration: call?.duration ?? 0,
    result: call?.result ?? '',
    messages: conversation?.messages.length ?? 0,
    preview: plainText(shown?.text, previewLength),
    fate,
    ...(next && { next }),
    ...(nextAt !== undefined && { nextAt }),
    ...(problem && { problem }),
    canRepeat: isRepeatable(activity),
    ...(said && { said }),
    changedAt,
  };
}
