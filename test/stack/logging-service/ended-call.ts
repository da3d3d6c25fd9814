import * as v from 'valibot';
import { fullName, type Person } from '../ringcentral/people';
import type { WorldAnswer, WorldFetch } from '../world-client';
import type { LoggingService, Subscription } from './logging-service';

/** A call as RingCentral tells of it once it is over. */
export interface EndedCall {
  /** Whose extension it was at. */
  readonly person: Person;
  readonly sessionId: string;
  readonly direction: 'Inbound' | 'Outbound';
  /** The other side's: E.164, or an extension number. */
  readonly number: string;
  /** Epoch ms. */
  readonly startTime: number;
  /** Seconds. */
  readonly duration: number;
}

/** What became of a call. `message`: the App Connect server's own words. */
export type Outcome =
  | { readonly outcome: 'logged'; readonly logId: string }
  | { readonly outcome: 'refused'; readonly message: string }
  | {
      readonly outcome:
        'not_subscribed' | 'not_covered' | 'left_out' | 'internal' | 'unknown_contact' | 'several_contacts';
    };

/** By this the core knows server-side logging. */
const USER_AGENT = 'SSCL';

const MessageSchema = v.looseObject({ message: v.optional(v.string(), '') });
const ContactSchema = v.looseObject({
  id: v.union([v.string(), v.number()]),
  name: v.optional(v.string(), ''),
  type: v.optional(v.string(), ''),
  isNewContact: v.optional(v.boolean(), false),
});
const FoundSchema = v.looseObject({
  successful: v.optional(v.boolean(), false),
  contact: v.optional(v.nullable(v.array(ContactSchema))),
  returnMessage: v.optional(v.nullable(MessageSchema)),
});
const CreatedSchema = v.looseObject({ contact: v.optional(v.nullable(ContactSchema)) });
const LoggedSchema = v.looseObject({
  successful: v.optional(v.boolean(), false),
  logId: v.optional(v.union([v.string(), v.number()])),
  returnMessage: v.optional(v.nullable(MessageSchema)),
});
const SettingsSchema = v.looseObject({
  userSettings: v.optional(v.record(v.string(), v.unknown()), {}),
});

type Contact = v.InferOutput<typeof ContactSchema>;

/**
 * Logs a call that is over, as the vendor's service does: with the session that the admin's panel gave it, through the
 * App Connect server that it named; the contact by the account's rules for automatic logging, the owner by the mapped
 * user of the extension.
 */
export async function logEndedCall(
  service: LoggingService,
  fetch: WorldFetch,
  call: EndedCall,
): Promise<Outcome> {
  const { subscription } = service;
  const { person, number } = call;
  if (subscription === null) return { outcome: 'not_subscribed' };
  if (!service.covers(person)) return { outcome: 'not_covered' };
  if (service.leavesOut(number) || service.leavesOut(person.extensionNumber)) return { outcome: 'left_out' };
  if (!number.startsWith('+')) return { outcome: 'internal' };
  const server = new LoggingServer(subscription, fetch);
  const query = new URLSearchParams({ phoneNumber: number, overridingFormat: '' });
  const found = await server.get(`/contact?${query.toString()}`);
  const answer = readAnswer(FoundSchema, found);
  if (!answer?.successful) return refusal(found, answer?.returnMessage?.message);
  const contacts = (answer.contact ?? []).filter(({ isNewContact }) => !isNewContact);
  const rules = await server.readRules(service.hashedAccountIds.get(person.accountId) ?? '');
  const contact = await chooseContact(contacts, rules, () => server.createContact(call));
  if (contact === undefined)
    return { outcome: contacts.length === 0 ? 'unknown_contact' : 'several_contacts' };
  const logged = await server.post('/callLog', logOf(call, contact, subscription));
  const log = readAnswer(LoggedSchema, logged);
  return log?.successful && log.logId !== undefined
    ? { outcome: 'logged', logId: String(log.logId) }
    : refusal(logged, log?.returnMessage?.message);
}

/** The account's rules for automatic logging. */
interface Rules {
  readonly createsContacts: boolean;
  readonly takesFirst: boolean;
}

async function chooseContact(
  contacts: readonly Contact[],
  { createsContacts, takesFirst }: Rules,
  create: () => Promise<Contact | undefined>,
): Promise<Contact | undefined> {
  const [first, ...others] = contacts.toSorted((a, b) => a.name.localeCompare(b.name));
  if (first === undefined) return createsContacts ? create() : undefined;
  return others.length === 0 || takesFirst ? first : undefined;
}

/** POST /callLog. The core hashes the ids of account and extension itself. */
function logOf(call: EndedCall, contact: Contact, subscription: Subscription) {
  const { person, sessionId, direction, number, startTime, duration } = call;
  const own = { extensionNumber: person.extensionNumber, name: fullName(person) };
  const other = { phoneNumber: number };
  const [from, to] = direction === 'Inbound' ? [other, own] : [own, other];
  const isAssigned = !subscription.loggingByAdmin && subscription.loggingWithUserAssigned;
  return {
    logInfo: {
      id: `sscl-${sessionId}`,
      telephonySessionId: `s-${sessionId}`,
      sessionId,
      direction,
      from,
      to,
      startTime,
      duration,
      result: 'Call connected',
      accountId: person.accountId,
    },
    rcExtensionId: person.id,
    note: '',
    contactId: contact.id,
    contactType: contact.type,
    contactName: contact.name,
    additionalSubmission: isAssigned ? { isAssignedToUser: true, adminAssignedUserRcId: person.id } : {},
  };
}

/** The App Connect server of a subscription, with the session that came with it. */
class LoggingServer {
  private readonly base: string;
  private readonly headers: Readonly<Record<string, string>>;

  constructor(
    { crmAdapterUrl, crmToken }: Subscription,
    private readonly fetch: WorldFetch,
  ) {
    this.base = crmAdapterUrl;
    this.headers = { authorization: `Bearer ${crmToken}`, 'user-agent': USER_AGENT };
  }

  get(path: string): Promise<WorldAnswer> {
    return this.fetch(this.base + path, { headers: this.headers });
  }

  post(path: string, json: object): Promise<WorldAnswer> {
    return this.fetch(this.base + path, { method: 'POST', headers: this.headers, json });
  }

  /** The account's settings, which need no session. */
  async readRules(hashedAccountId: string): Promise<Rules> {
    const query = new URLSearchParams({ rcAccountId: hashedAccountId }).toString();
    const answer = await this.fetch(`${this.base}/user/preloadSettings?${query}`);
    const settings = readAnswer(SettingsSchema, answer)?.userSettings ?? {};
    const valueOf = (key: string): unknown => Object(settings[key]).value;
    return {
      createsContacts: valueOf('unknownContactPreference') === 'createNewPlaceholderContact',
      takesFirst: valueOf('multipleContactsPreference') === 'firstAlphabetical',
    };
  }

  async createContact({ number }: EndedCall): Promise<Contact | undefined> {
    const newContactName = `PlaceholderContact ${number}`;
    const body = { phoneNumber: number, newContactName, newContactType: 'Contact' };
    return readAnswer(CreatedSchema, await this.post('/contact', body))?.contact ?? undefined;
  }
}

function readAnswer<S extends v.GenericSchema>(
  schema: S,
  { status, text }: WorldAnswer,
): v.InferOutput<S> | undefined {
  if (status !== 200 || !text.startsWith('{')) return undefined;
  const parsed = v.safeParse(schema, JSON.parse(text));
  return parsed.success ? parsed.output : undefined;
}

function refusal({ text }: WorldAnswer, message = ''): Outcome {
  return { outcome: 'refused', message: message || text };
}
