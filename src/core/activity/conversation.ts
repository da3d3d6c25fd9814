import * as v from 'valibot';
import { optionalNumber, optionalText } from '../basics/schema-parts';
import { partySchema } from './call';
import { contactFields, type Contact } from '../crm/contact';

const attachmentSchema = v.object({
  id: v.string(),
  type: v.string(),
  contentType: v.string(),
  /** Address of a page that shows it to a signed-in person; never contains a token. */
  link: optionalText,
  uri: optionalText,
});

const messageSchema = v.object({
  id: v.string(),
  direction: v.string(),
  /** Epoch ms. */
  creationTime: v.number(),
  text: v.string(),
  from: partySchema,
  to: v.array(partySchema),
  attachments: v.array(attachmentSchema),
  /** How long it was typed, where the connector wants that timed; the connector reads it under this name. */
  typingDurationMs: optionalNumber,
});

export const messageKinds = ['sms', 'voicemail', 'fax'] as const;

/**
 * One conversation on one day, or the thread of a shared number with all its days, as the dialer reports it (Embeddable
 * `/messageLogger`), reduced to what we use.
 */
export const conversationSchema = v.object({
  /** The widget's key of day or thread. The date in it is written in the browser's locale, so it is never parsed. */
  conversationLogId: v.string(),
  conversationId: v.string(),
  kind: v.picklist(messageKinds),
  date: v.string(),
  self: partySchema,
  correspondents: v.pipe(v.array(partySchema), v.minLength(1)),
  /** Newest first. */
  messages: v.pipe(v.array(messageSchema), v.minLength(1)),
});

export type Message = v.InferOutput<typeof messageSchema>;
export type Conversation = v.InferOutput<typeof conversationSchema>;
export type MessageKind = Conversation['kind'];

/** Adds the newer report to what is known: messages by id, newest first. */
export function mergeConversation(known: Conversation, later: Conversation): Conversation {
  const byId = new Map([...known.messages, ...later.messages].map((message) => [message.id, message]));
  const messages = [...byId.values()].toSorted((a, b) => b.creationTime - a.creationTime);
  return { ...later, conversationLogId: known.conversationLogId, messages };
}

/** RingCentral's names (`type` in its message store). */
const types: { readonly [kind in MessageKind]: string } = { sms: 'SMS', voicemail: 'VoiceMail', fax: 'Fax' };

/**
 * The server passes a fax's or picture's page on to the CRM only if this field is filled. A real token is not needed
 * for that and would reach every plugin (src/api/README.md, Logging).
 */
const withheldToken = 'withheld';

const media = new Set(['RenderedDocument', 'MmsAttachment']);

/**
 * True when a fax or picture is included, which the CRM can download only with a token (core 1.7.41
 * handlers/log.js:1153).
 */
export function carriesMedia({ messages }: Conversation, ids: ReadonlySet<string>): boolean {
  return messages.some(
    ({ id, attachments }) => ids.has(id) && attachments.some(({ type }) => media.has(type)),
  );
}

/** Body of POST /messageLog (core 1.7.41 handlers/log.js:914): some messages of a day, for one contact. */
export function messageLogBody(
  conversation: Conversation,
  ids: ReadonlySet<string>,
  contact: Contact,
  more: {
    additional: { readonly [key: string]: unknown };
    accountId: string;
  },
) {
  const { kind, messages, ...day } = conversation;
  const type = types[kind];
  return {
    logInfo: {
      ...day,
      type,
      // The server reverses the list and writes the oldest message first.
      messages: messages
        .filter(({ id }) => ids.has(id))
        .map(({ text, ...message }) => ({ ...message, type, subject: text })),
      accountId: more.accountId,
      rcAccessToken: withheldToken,
    },
    ...contactFields(contact),
    additionalSubmission: more.additional,
  };
}
