import * as v from 'valibot';
import type { Call } from '../core/activity/call';
import type { Contact } from '../core/crm/contact';
import { isDialable, numberIn } from '../core/crm/phone-number';
import { plainText } from '../core/basics/text';
import type { Clock } from '../platform/clock';
import { readCall, readPresenceUpdate, sessionIdSchema, type ReportedCall } from './call-shapes';
import { readConversation } from './message-shapes';
import { widgetContact } from './contact-shapes';
import { answerWithin } from './deadline';
import type { DialerHost } from './host';
import { answerDeadlineMs, LookUp } from './look-up';
import { paths } from './registration';

/** The widget asks about at most 30 numbers at a time; requests for more than the worker accepts are cut. */
const mostAsked = 50;

const anyList = v.fallback(v.array(v.unknown()), []);
const numberSchema = v.pipe(v.string(), v.maxLength(60));
const matchSchema = v.fallback(v.object({ phoneNumbers: anyList }), { phoneNumbers: [] });
const searchSchema = v.object({ searchString: v.pipe(v.string(), v.maxLength(1000)) });
const logMatchSchema = v.fallback(v.object({ sessionIds: anyList }), { sessionIds: [] });
const messageMatchSchema = v.object({ conversationLogIds: anyList });
const dayKeySchema = v.pipe(v.string(), v.minLength(1), v.maxLength(120));

/** Requests that we answer with data, within the time that the widget waits. */
export class Questions {
  readonly #host: DialerHost;
  readonly #crm: () => string;
  readonly #contacts: LookUp<readonly Contact[]>;
  /** Log ids by session; '' for a call without a log. */
  readonly #logs: LookUp<string>;

  /** `crm`: the name of the connected one. */
  constructor(host: DialerHost, clock: Clock, crm: () => string, send: (message: unknown) => void) {
    this.#host = host;
    this.#crm = crm;
    this.#contacts = new LookUp({
      ask: async (numbers) => new Map(Object.entries(await host.matchContacts(numbers))),
      isNews: (contacts) => contacts.length > 0,
      announce: (phoneNumbers) => send({ type: 'rc-adapter-trigger-contact-match', phoneNumbers }),
      clock,
    });
    this.#logs = new LookUp({
      ask: async (sessionIds) => {
        const logIds = new Map(Object.entries(await host.matchCallLogs(sessionIds)));
        return new Map(sessionIds.map((sessionId) => [sessionId, logIds.get(sessionId) ?? '']));
      },
      isNews: (logId) => logId !== '',
      announce: (sessionIds) => send({ type: 'rc-adapter-trigger-call-logger-match', sessionIds }),
      clock,
    });
  }

  /** `undefined` for a path that asks nothing. */
  answer(path: string, body: unknown): Promise<unknown> | undefined {
    switch (path) {
      case paths.contactMatch:
        return this.#matchContacts(body);
      case paths.callLogMatch:
        return this.#matchCallLogs(body);
      // A search is not remembered, and which messages are logged is known here, without a server.
      case paths.contactSearch:
        return answerWithin(() => searchContacts(body, this.#host, this.#crm()), answerDeadlineMs, {
          data: [],
        });
      case paths.messageLogMatch:
        return answerWithin(() => matchMessageLogs(body, this.#host), answerDeadlineMs, { data: {} });
      default:
        return undefined;
    }
  }

  /** The panel itself has looked somebody up: the CRM is there, so the widget's open questions are asked again too. */
  learnContacts(phoneNumber: string, contacts: readonly Contact[]): void {
    this.#contacts.learn(new Map([[phoneNumber, contacts]]));
    this.lookAgain();
  }

  /** Looks up at once what could not be looked up before. */
  lookAgain(): void {
    this.#contacts.lookAgain();
    this.#logs.lookAgain();
  }

  /** The CRM is another one now, or the page closes: what is open is dropped. */
  forget(): void {
    this.#contacts.forget();
    this.#logs.forget();
  }

  async #matchContacts(body: unknown): Promise<unknown> {
    const asked = v
      .parse(matchSchema, body)
      .phoneNumbers.filter((item) => v.is(numberSchema, item))
      .slice(0, mostAsked);
    const known = await this.#contacts.answer([...new Set(asked.filter(isDialable))]);
    const crm = this.#crm();
    // Numbers that no CRM can contain have no contact.
    const data = asked.flatMap((number) => {
      const contacts = isDialable(number) ? known.get(number) : [];
      return contacts
        ? [[number, contacts.map((contact) => widgetContact(contact, [number], crm))] as const]
        : [];
    });
    return { data: Object.fromEntries(data) };
  }

  async #matchCallLogs(body: unknown): Promise<unknown> {
    const asked = v.parse(logMatchSchema, body).sessionIds.filter((item) => v.is(sessionIdSchema, item));
    const known = await this.#logs.answer([...new Set(asked)].slice(0, mostAsked));
    return {
      data: Object.fromEntries([...known].flatMap(([sessionId, id]) => (id ? [[sessionId, [{ id }]]] : []))),
    };
  }
}

async function searchContacts(body: unknown, host: DialerHost, crm: string): Promise<unknown> {
  const text = plainText(v.parse(searchSchema, body).searchString, 200);
  const number = numberIn(text);
  if (number !== undefined) {
    const found = new Map<string, readonly Contact[]>(Object.entries(await host.matchContacts([number])));
    return { data: (found.get(number) ?? []).map((contact) => widgetContact(contact, [number], crm)) };
  }
  // A single letter would make a CRM list everybody.
  const contacts = text.length < 2 ? [] : await host.searchContacts(text);
  return { data: contacts.map(({ contact, phoneNumbers }) => widgetContact(contact, phoneNumbers, crm)) };
}

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

export function readLoggerEvent(body: unknown, crm: string): LoggerEvent | undefined {
  const event = v.safeParse(loggerSchema, body);
  if (!event.success) return undefined;
  const { triggerType, call } = event.output;
  if (logButtons.has(triggerType))
    return { kind: 'button', call: withNotes(readCall(call, crm), event.output) };
  if (triggerType === 'presenceUpdate') {
    const report = readPresenceUpdate(call);
    return report && { kind: 'progress', report };
  }
  const record = triggerType === 'callLogSync' ? withNotes(readCall(call, crm), event.output) : undefined;
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

/** A widget that starts reports every thread that it knows as new; only messages younger than this are; ms. */
const newMs = 86_400_000;

/** A `/messageLogger` body: Log was pressed, or a day has new messages (src/dialer/README.md). */
export function readMessageEvent(body: unknown, now: number) {
  const event = v.safeParse(messageLoggerSchema, body);
  if (!event.success) return undefined;
  const isButton = event.output.triggerType !== 'auto';
  return { isButton, conversation: readConversation(event.output.conversation, isButton ? 0 : now - newMs) };
}
