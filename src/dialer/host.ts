import type { Call } from '../core/activity/call';
import type { Contact } from '../core/crm/contact';
import type { Conversation } from '../core/activity/conversation';
import type { LiveCall } from './live-calls';
import type { AutoLogKind } from './service-settings';

/** What the bridge needs from the panel. Questions may fail or hang: the bridge answers the widget in time. */
export interface DialerHost {
  matchContacts(
    phoneNumbers: readonly string[],
  ): Promise<{ readonly [phoneNumber: string]: readonly Contact[] }>;
  searchContacts(name: string): Promise<readonly Contact[]>;
  /** Log ids by session, for those that the CRM has. */
  matchCallLogs(sessionIds: readonly string[]): Promise<{ readonly [sessionId: string]: string }>;
  /** Activity ids by day of messages, for those that were logged. */
  matchMessageLogs(
    conversationLogIds: readonly string[],
  ): Promise<{ readonly [conversationLogId: string]: string }>;

  /** The widget's page is there (again) and has been given our registration. */
  onUp(): void;
  onSignInStatus(status: SignInStatus): void;
  /** Somebody pressed Sign in inside the widget: this address is to be opened for it. */
  onSignInPopup(address: string): void;
  /** Somebody pressed the widget's Connect (or Disconnect) for the CRM. */
  onAuthorize(): void;
  /** A call rings, was answered or has ended; once for each step of a session. */
  onCall(call: LiveCall): void;
  /** The record of an ended call, from the call log: final duration and result. */
  onCallRecord(call: Call): void;
  /** Log, Edit or View was pressed on a call; `undefined` when the widget sent one that cannot be read. */
  onLogButton(call: Call | undefined): void;
  /** Calls of the widget's history that no log is known of; also those that ended while nobody listened. */
  onUnloggedCalls(calls: readonly Call[]): void;
  /** A message came or went: its whole day. */
  onConversation(conversation: Conversation): void;
  /** Log was pressed on a conversation; `undefined` when the widget sent one that cannot be read. */
  onMessageLogButton(conversation: Conversation | undefined): void;
  /** A switch of ours was turned on the widget's settings page. */
  onAutoLogSwitch(kind: AutoLogKind, value: boolean): void;
  /** The button of our tab in the widget. */
  onOpenActivity(): void;
  /** How many calls are on this frame's own web phone: they end with the page. */
  onWebPhoneCalls(count: number): void;
}

export interface SignInStatus {
  readonly isSignedIn: boolean;
  /** Extension number of who is signed in to the widget; '' when it does not say. */
  readonly extensionNumber: string;
}
