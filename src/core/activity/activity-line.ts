import { isRepeatable } from './activity-decision';
import { otherNumber, otherParty, startedAt, type Activity } from './activity';
import type { Party } from './call';
import type { Operation } from './operation-order';
import { plainText } from '../basics/text';

/** An activity as lists show it. */
export interface ActivityLine extends Pick<
  Activity,
  'id' | 'account' | 'crm' | 'kind' | 'fate' | 'maybeSent' | 'nextAt' | 'problem' | 'said' | 'changedAt'
> {
  readonly sessionId?: string;
  readonly conversationLogId?: string;
  /** As the CRM knows them, if a contact was chosen. */
  readonly contactName: string;
  readonly party: Party;
  readonly number: string;
  /** How many more are in the conversation. */
  readonly others: number;
  readonly direction: 'Inbound' | 'Outbound';
  readonly startedAt: number;
  /** Seconds. */
  readonly duration: number;
  readonly result: string;
  readonly messages: number;
  /** Beginning of the newest message, or of the one that the person is asked about. */
  readonly preview: string;
  /** What is to be done next, if anything. */
  readonly next?: Operation['kind'];
  readonly canRepeat: boolean;
}

const previewLength = 80;

export function lineOf(activity: Activity): ActivityLine {
  const { id, account, crm, kind, call, conversation, fate, maybeSent, nextAt, problem, said, changedAt } =
    activity;
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
    contactName:
      activity.form?.contact?.name ??
      activity.form?.newContact?.name ??
      activity.knownAs ??
      call?.knownAs ??
      '',
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
    ...(maybeSent && { maybeSent }),
    canRepeat: isRepeatable(activity),
    ...(said && { said }),
    changedAt,
  };
}
