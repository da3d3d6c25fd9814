import { sampleContacts } from './sample-contacts';

export type CrmName = 'keycrm' | 'oauthcrm';

export interface CrmContact {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  /** E.164. */
  readonly phone: string;
  readonly organization: string;
  readonly deals: readonly { readonly const: string; readonly title: string }[];
  /** ISO 8601. */
  readonly mostRecentActivityDate: string;
  readonly createdDate: string;
}

/** What the CRM keeps of one call, or of one day of messages with a contact. */
export interface CrmLog {
  readonly id: string;
  readonly kind: 'call' | 'message';
  readonly ownerId: string;
  contactId: string;
  contactName: string;
  subject: string;
  /** The agent's note, as the CRM was given it. */
  note: string;
  /** The whole text that App Connect composed. */
  body: string;
  /** Fields of the log form (App Connect's additionalSubmission). */
  fields: Readonly<Record<string, unknown>>;
  dispositions: Readonly<Record<string, unknown>>;
  /** Messages of the day, oldest first. */
  messages: readonly CrmMessage[];
  /** How often it was written, 1 for a fresh one. */
  writes: number;
}

export interface CrmMessage {
  readonly id: string;
  readonly type: string;
  readonly direction: string;
  readonly text: string;
  /** Addresses of recordings, faxes and pictures, as they arrived. */
  readonly links: readonly string[];
}

export type NewCrmLog = Omit<CrmLog, 'id' | 'writes' | 'ownerId'>;
export type CrmLogChange = { [Part in keyof NewCrmLog]?: NewCrmLog[Part] | undefined };

/** One sample CRM's contacts and activity records, in memory. */
export class CrmRecords {
  contacts: CrmContact[] = sampleContacts();
  logs: CrmLog[] = [];
  /** Values of the connector's additional server-side logging fields. */
  loggingFields: Record<string, unknown> = {};
  private lastId = 1000;

  reset(): void {
    this.contacts = sampleContacts();
    this.logs = [];
    this.loggingFields = {};
  }

  /** Contacts whose number has the same digits. */
  contactsByPhone(phone: string): CrmContact[] {
    const wanted = digits(phone);
    return this.contacts.filter((contact) => wanted !== '' && digits(contact.phone) === wanted);
  }

  contactsByName(name: string): CrmContact[] {
    const wanted = name.trim().toLowerCase();
    return this.contacts.filter((contact) => contact.name.toLowerCase().includes(wanted));
  }

  addContact(contact: { name: string; type: string; phone: string }, now: Date): CrmContact {
    const added: CrmContact = {
      ...contact,
      id: this.nextId('contact'),
      organization: '',
      deals: [],
      mostRecentActivityDate: now.toISOString(),
      createdDate: now.toISOString(),
    };
    this.contacts.push(added);
    return added;
  }

  addLog(ownerId: string, log: NewCrmLog): CrmLog {
    const added: CrmLog = { ...log, id: this.nextId(log.kind), ownerId, writes: 1 };
    this.logs.push(added);
    return added;
  }

  findLog(id: string): CrmLog | null {
    return this.logs.find((log) => log.id === id) ?? null;
  }

  updateLog(log: CrmLog, change: CrmLogChange): CrmLog {
    return Object.assign(log, change, { writes: log.writes + 1 });
  }

  private nextId(kind: string): string {
    this.lastId += 1;
    return `${kind}-${this.lastId}`;
  }
}

function digits(phone: string): string {
  return phone.replace(/\D/g, '');
}
