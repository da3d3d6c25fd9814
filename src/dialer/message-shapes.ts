import * as v from 'valibot';
import type { Party } from '../core/activity/call';
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

const storedParts = {
  id: idSchema,
  direction: v.optional(v.fallback(v.string(), ''), ''),
  creationTime: v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(8.64e15)),
  attachments: v.optional(unknownList, []),
};

const storedSchema = v.object({
  ...storedParts,
  subject: v.optional(v.unknown()),
  transcript: v.optional(v.unknown()),
  typingDurationMs: v.optional(
    v.fallback(v.optional(v.pipe(v.number(), v.finite(), v.minValue(0))), undefined),
  ),
  from: v.optional(partyShape, {}),
  to: v.optional(unknownList, []),
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
  type: v.picklist(['SMS', 'VoiceMail', 'Fax', 'Thread']),
  date: v.optional(v.fallback(v.pipe(v.string(), v.maxLength(40)), ''), ''),
  self: v.optional(partyShape, {}),
  correspondents: v.optional(unknownList, []),
  messages: unknownList,
  entities: v.optional(unknownList, []),
});

/** A message of a thread; notes of colleagues, assignments and what was deleted are other records. */
const entitySchema = v.object({
  ...storedParts,
  recordType: v.literal('AliveMessage'),
  availability: v.optional(v.literal('Alive')),
  text: v.optional(v.unknown()),
  author: v.optional(partyShape, {}),
});

const kinds: { readonly [type in 'SMS' | 'VoiceMail' | 'Fax' | 'Thread']: MessageKind } = {
  SMS: 'sms',
  Thread: 'sms',
  VoiceMail: 'voicemail',
  Fax: 'fax',
};

/** More messages than this in one day are not a conversation. */
const mostMessages = 1000;
const mostPeople = 50;
const mostEntities = 5000;

/**
 * `conversation` of `/messageLogger`: one conversation on one day, or a thread of all its days, of which messages
 * before `since` (epoch ms) are left out; `undefined` when unreadable.
 */
export function readConversation(value: unknown, since: number): Conversation | undefined {
  const read = v.safeParse(conversationSchema, value);
  if (!read.success) return undefined;
  const { type, self, messages, entities, correspondents, ...keys } = read.output;
  const people = correspondents.slice(0, mostPeople).flatMap(readParty);
  if (type === 'Thread' && people.length === 0) return undefined;
  const stored =
    type === 'Thread'
      ? readThread(
          [...entities.slice(-mostEntities), ...messages.slice(-mostEntities)],
          partyOf(self, ''),
          people,
          since,
        )
      : messages.slice(0, mostMessages).flatMap(readMessage);
  const [first] = stored;
  if (!first) return undefined;
  // If the other party is not named, the messages' senders and recipients tell who it is.
  const others =
    people.length > 0 ? people : [first.direction === 'Outbound' ? (first.to[0] ?? {}) : first.from];
  return { ...keys, kind: kinds[type], self: partyOf(self, ''), correspondents: others, messages: stored };
}

/** Newest first. A thread is with one person, whoever of the colleagues answers. */
function readThread(
  entities: readonly unknown[],
  self: Party,
  others: readonly Party[],
  since: number,
): Message[] {
  const [other = {}] = others;
  const byId = new Map<string, Message>();
  for (const value of entities) {
    const read = v.safeParse(entitySchema, value);
    if (!read.success || read.output.creationTime < since) continue;
    const { id, direction, creationTime, text, author, attachments } = read.output;
    const isOutbound = direction === 'Outbound';
    byId.set(id, {
      id,
      direction: isOutbound ? 'Outbound' : 'Inbound',
      creationTime: Math.round(creationTime),
      text: plainText(text, 5000),
      from: isOutbound ? { ...self, ...(author.name && { name: author.name }) } : other,
      to: isOutbound ? [...others] : [self],
      attachments: attachments.slice(0, 20).flatMap(readAttachment),
    });
  }
  const newestFirst = [...byId.values()].toSorted((a, b) => b.creationTime - a.creationTime);
  return newestFirst.slice(0, mostMessages);
}

function readMessage(value: unknown): Message[] {
  const read = v.safeParse(storedSchema, value);
  if (!read.success) return [];
  const { id, direction, creationTime, subject, transcript, from, to, attachments, typingDurationMs } =
    read.output;
  return [
    {
      id,
      direction: direction === 'Outbound' ? 'Outbound' : 'Inbound',
      creationTime: Math.round(creationTime),
      text: plainText(subject, 5000) || plainText(transcript, 5000),
      from: partyOf(from, ''),
      to: to.flatMap(readParty),
      attachments: attachments.slice(0, 20).flatMap(readAttachment),
      ...(typingDurationMs !== undefined && { typingDurationMs }),
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
