/** What the core hands to a connector's functions, as far as the sample connectors read it. */
export interface CoreUser {
  readonly id: string;
  readonly platform: string;
  accessToken: string | null;
  refreshToken: string | null;
  save(): Promise<unknown>;
}

export interface Signed {
  readonly user: CoreUser;
  /** Basic or Bearer, ready for the CRM's API. */
  readonly authHeader: string;
}

export interface ContactReference {
  readonly id: string | number;
  readonly name: string;
  readonly type: string;
  readonly phoneNumber: string;
}

export interface CallLogInput extends Signed {
  readonly contactInfo: ContactReference;
  readonly callLog: { readonly direction: string; readonly customSubject?: string };
  readonly note?: string;
  readonly additionalSubmission?: Readonly<Record<string, unknown>> | null;
  readonly composedLogDetails: string;
  readonly hashedAccountId?: string;
}

/** A row of one of the core's own tables by its key, or null; connectors load the core's models for it. */
export type FindRow = (table: string, key: string) => Promise<Readonly<Record<string, unknown>> | null>;

export interface LogReference {
  readonly thirdPartyLogId: string;
}

export interface CallLogUpdate extends Signed {
  readonly existingCallLog: LogReference;
  readonly subject?: string;
  readonly note?: string;
  readonly additionalSubmission?: Readonly<Record<string, unknown>> | null;
  readonly composedLogDetails: string;
}

export interface LoggedMessage {
  readonly id: string | number;
  readonly type?: string;
  readonly direction?: string;
  readonly subject?: string;
}

export interface MessageLogInput extends Signed {
  readonly contactInfo: ContactReference;
  readonly message?: LoggedMessage;
  readonly sharedSMSLogContent?: { readonly subject: string; readonly body: string };
  readonly additionalSubmission?: Readonly<Record<string, unknown>> | null;
  readonly recordingLink?: string | null;
  readonly faxDocLink?: string | null;
  readonly faxDownloadLink?: string | null;
  readonly imageLink?: string | null;
  readonly imageDownloadLink?: string | null;
  readonly videoLink?: string | null;
}

export interface MessageLogUpdate extends MessageLogInput {
  readonly existingMessageLog: LogReference;
}

/** What a person is told after an operation. */
export function returnMessage(messageType: 'success' | 'warning', message: string) {
  return { messageType, message, ttl: 2000 };
}
