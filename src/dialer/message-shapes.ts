import * as v from 'valibot';
import type { Conversation, Message, MessageKind } from '../core/activity/conversation';
import { plainText } from '../core/basics/text';
import { partyOf, partyShape } from './call-shapes';
import { readRecordingLink } from './recording-link';

const idSchema = v.pipe(
  v.union([v.string(), v.number()]),
  v.transform(String),
  v.regex(/^[A-Za-z0-9_-]{1,80}$/),
);

const unknownList = v.fallback(v.array(v.unknown()), []);

const storedSchema = v.object({
  id: idSchema,
  direction: v.optional(v.fallback(v.string(), ''), ''),
  creationTime: v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(8.64e15)),
  subject: v.optional(v.unknown()),
  transcript: v.optional(v.unknown()),
  from: v.optional(partyShape, {}),
  to: v.optional(unknownList, []),
  attachments: v.optional(unknownList, []),
});

const attachmentSchema = v.object({
  id: idSchema,
  type: v.fallback(v.pipe(v.string(), v.maxLength(40)), ''),
  contentType: v.fallback(v.pipe(v.string(), v.maxLength(100)), ''),
  link: v.optional(v.unknown()),
  uri: v.optional(v.unknown()),
});

/** The date is in the browser's own format; the key is only compared. */
const keySchema = v.pipe(v.string(), v.minLength(1), v.maxLength(120));

const conversationSchema = v.object({
  conversationLogId: keySchema,
  conversationId: keySchema,
  type: v.picklist(['SMS', 'VoiceMail', 'Fax']),
  date: v.optional(v.fallback(v.pipe(v.string(), v.maxLength(40)), ''), ''),
  self: v.optional(partyShape, {}),
  correspondents: v.optional(unknownList, []),
  messages: unknownList,
});

const kinds: { readonly [type in 'SMS' | 'VoiceMail' | 'Fax']: MessageKind } = {
  SMS: 'sms',
  VoiceMail: 'voicemail',
  Fax: 'fax',
};

/** More messages than this in one day are not a conversation. */
const mostMessages = 1000;
const mostPeople = 50;

/** `conversation` of `/messageLogger`: one conversation on one day; `undefined` when unreadable. */
export function readConversation(value: unknown): Conversation | undefined {
  const read = v.safeParse(conversationSchema, value);
  if (!read.success) return undefined;
  const { type, self, messages, correspondents, ...keys } = read.output;
  const stored = messages.slice(0, mostMessages).flatMap(readMessage);
  const people = correspondents.slice(0, mostPeople).flatMap(readParty);
  const [first] = stored;
  if (!first) return undefined;
  // If the other party is not named, the messages' senders and recipients tell who it is.
  const others =
    people.length > 0 ? people : [first.direction === 'Outbound' ? (first.to[0] ?? {}) : first.from];
  return { ...keys, kind: kinds[type], self: partyOf(self, ''), correspondents: others, messages: stored };
}

function readMessage(value: unknown): Message[] {
  const read = v.safeParse(storedSchema, value);
  if (!read.success) return [];
  const { id, direction, creationTime, subject, transcript, from, to, attachments } = read.output;
  return [
    {
      id,
      direction: direction === 'Outbound' ? 'Outbound' : 'Inbound',
      creationTime: Math.round(creationTime),
      text: plainText(subject, 5000) || plainText(transcript, 5000),
      from: partyOf(from, ''),
      to: to.flatMap(readParty),
      attachments: attachments.slice(0, 20).flatMap(readAttachment),
    },
  ];
}

function readParty(value: unknown) {
  const party = v.safeParse(partyShape, value);
  return party.success ? [partyOf(party.output, '')] : [];
}

/** Removes live tokens from addresses before anything else sees them. */
function readAttachment(value: unknown): Message['attachments'] {
  const read = v.safeParse(attachmentSchema, value);
  if (!read.success) return [];
  const { id, type, contentType } = read.output;
  const link = readRecordingLink(read.output.link);
  const uri = readRecordingLink(read.output.uri);
  return [{ id, type, contentType, ...(link && { link }), ...(uri && { uri }) }];
}
