import * as v from 'valibot';
import type { Call } from '../core/activity/call';
import type { Contact } from '../core/crm/contact';
import { plainText } from '../core/basics/text';
import { readCall, readPresenceUpdate, sessionIdSchema, type ReportedCall } from './call-shapes';
import { readConversation } from './message-shapes';
import { isDialable, numberIn, widgetContact } from './contact-shapes';
import type { DialerHost } from './host';
import { paths } from './registration';

/** A request that we answer with data; `otherwise` is a truthful answer when the data does not arrive in time. */
export interface WidgetRequest {
  readonly otherwise: unknown;
  answer(body: unknown, host: DialerHost): Promise<unknown>;
}

/** The widget asks about at most 30 numbers at a time; requests for more than the worker accepts are cut. */
const mostAsked = 50;

const anyList = v.fallback(v.array(v.unknown()), []);
const numberSchema = v.pipe(v.string(), v.maxLength(60));
const matchSchema = v.object({ phoneNumbers: anyList });
const searchSchema = v.object({ searchString: v.pipe(v.string(), v.maxLength(1000)) });
const logMatchSchema = v.object({ sessionIds: anyList });

/** The widget takes an empty object as "no answer", not as "nobody": it asks again instead of remembering. */
const noAnswer = { data: {} };

export const questions: ReadonlyMap<string, WidgetRequest> = new Map<string, WidgetRequest>([
  [paths.contactMatch, { otherwise: noAnswer, answer: matchContacts }],
  [paths.contactSearch, { otherwise: { data: [] }, answer: searchContacts }],
  [paths.callLogMatch, { otherwise: noAnswer, answer: matchCallLogs }],
  [paths.messageLogMatch, { otherwise: noAnswer, answer: matchMessageLogs }],
]);

async function matchContacts(body: unknown, host: DialerHost): Promise<unknown> {
  const asked = v.parse(matchSchema, body).phoneNumbers.filter((item) => v.is(numberSchema, item));
  const dialable = [...new Set(asked.filter(isDialable))].slice(0, mostAsked);
  const found = dialable.length > 0 ? await host.matchContacts(dialable) : {};
  const known = new Map<string, readonly Contact[]>(Object.entries(found));
  // Numbers beyond the worker's limit stay unanswered; numbers that no CRM can contain have no contact.
  const data = asked.slice(0, mostAsked).flatMap((number) => {
    const contacts = isDialable(number) ? known.get(number) : [];
    return contacts ? [[number, contacts.map((contact) => widgetContact(contact, number))] as const] : [];
  });
  return { data: Object.fromEntries(data) };
}

async function searchContacts(body: unknown, host: DialerHost): Promise<unknown> {
  const text = plainText(v.parse(searchSchema, body).searchString, 200);
  const number = numberIn(text);
  if (number !== undefined) {
    const found = new Map<string, readonly Contact[]>(Object.entries(await host.matchContacts([number])));
    return { data: (found.get(number) ?? []).map((contact) => widgetContact(contact, number)) };
  }
  // A single letter would make a CRM list everybody.
  const contacts = text.length < 2 ? [] : await host.searchContacts(text);
  return { data: contacts.map((contact) => widgetContact(contact)) };
}

async function matchCallLogs(body: unknown, host: DialerHost): Promise<unknown> {
  const asked = v.parse(logMatchSchema, body).sessionIds.filter((item) => v.is(sessionIdSchema, item));
  const sessionIds = [...new Set(asked)].slice(0, mostAsked);
  const logIds = sessionIds.length > 0 ? await host.matchCallLogs(sessionIds) : {};
  const known = new Map(Object.entries(logIds));
  const data = sessionIds.flatMap((sessionId) => {
    const id = known.get(sessionId);
    return id === undefined ? [] : [[sessionId, [{ id }]] as const];
  });
  return { data: Object.fromEntries(data) };
}

const messageMatchSchema = v.object({ conversationLogIds: anyList });
const dayKeySchema = v.pipe(v.string(), v.minLength(1), v.maxLength(120));

async function matchMessageLogs(body: unknown, host: DialerHost): Promise<unknown> {
  const asked = v
    .parse(messageMatchSchema, body)
    .conversationLogIds.filter((item) => v.is(dayKeySchema, item));
  const days = [...new Set(asked)].slice(0, mostAsked);
  const known = new Map(Object.entries(days.length > 0 ? await host.matchMessageLogs(days) : {}));
  const data = days.flatMap((day) => (known.has(day) ? [[day, [{ id: known.get(day) }]] as const] : []));
  return { data: Object.fromEntries(data) };
}

const loggerSchema = v.object({
  triggerType: v.pipe(v.string(), v.maxLength(40)),
  call: v.unknown(),
  aiNote: v.optional(v.unknown()),
  transcript: v.optional(v.unknown()),
});
const logButtons = new Set(['createLog', 'editLog', 'viewLog', 'logForm', 'manual']);

/** A `/callLogger` body by its meaning (`triggerType`; src/dialer/README.md). */
export type LoggerEvent =
  | { readonly kind: 'button'; readonly call: ReturnType<typeof readCall> }
  | { readonly kind: 'progress'; readonly report: ReportedCall }
  | { readonly kind: 'record'; readonly call: NonNullable<ReturnType<typeof readCall>> };

export function readLoggerEvent(body: unknown): LoggerEvent | undefined {
  const event = v.safeParse(loggerSchema, body);
  if (!event.success) return undefined;
  const { triggerType, call } = event.output;
  if (logButtons.has(triggerType)) return { kind: 'button', call: withNotes(readCall(call), event.output) };
  if (triggerType === 'presenceUpdate') {
    const report = readPresenceUpdate(call);
    return report && { kind: 'progress', report };
  }
  const record = triggerType === 'callLogSync' ? withNotes(readCall(call), event.output) : undefined;
  return record && { kind: 'record', call: record };
}

const longestNote = 20_000;
const longestTranscript = 200_000;

/** Adds RingCentral's own summary and transcript, which are sent next to the call. */
export function withNotes(
  call: Call | undefined,
  beside: { readonly aiNote?: unknown; readonly transcript?: unknown },
): Call | undefined {
  const aiNote = plainText(beside.aiNote, longestNote);
  const transcript = plainText(beside.transcript, longestTranscript);
  return call && { ...call, ...(aiNote && { aiNote }), ...(transcript && { transcript }) };
}

const messageLoggerSchema = v.object({
  triggerType: v.pipe(v.string(), v.maxLength(40)),
  conversation: v.unknown(),
});

/** A `/messageLogger` body: Log was pressed, or a day has new messages (src/dialer/README.md). */
export function readMessageEvent(body: unknown) {
  const event = v.safeParse(messageLoggerSchema, body);
  if (!event.success) return undefined;
  const conversation = readConversation(event.output.conversation);
  return { isButton: event.output.triggerType !== 'auto', conversation };
}
