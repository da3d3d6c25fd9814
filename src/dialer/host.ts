import type { Call } from '../core/activity/call';
import type { Contact } from '../core/crm/contact';
import type { DialableContact } from '../core/crm/dialable-contact';
import type { Conversation } from '../core/activity/conversation';
import type { LiveCall } from './live-calls';
import type { SwitchSave } from './service-settings';
import type { WidgetChoice } from './shown-features';

/** What the bridge needs from the panel. These calls may fail or hang: the bridge answers the widget in time anyway. */
export interface DialerHost {
  /** Numbers that could not be looked up are left out. */
  matchContacts(
    phoneNumbers: readonly string[],
  ): Promise<{ readonly [phoneNumber: string]: readonly Contact[] }>;
  /** Those who can be called. */
  searchContacts(name: string): Promise<readonly DialableContact[]>;
  /** Log ids by session, for sessions with a log. */
  matchCallLogs(sessionIds: readonly string[]): Promise<{ readonly [sessionId: string]: string }>;
  /** Activity ids by message day, for logged days. */
  matchMessageLogs(
    conversationLogIds: readonly string[],
  ): Promise<{ readonly [conversationLogId: string]: string }>;

  /** The widget's page has loaded (again) and received our registration. */
  onUp(): void;
  onSignInStatus(status: SignInStatus): void;
  /** The widget knows its brand (anew): at its start, and again when it has found a session. */
  onBrandAssets(): void;
  /** Sign in was pressed inside the widget: this address should be opened for it. */
  onSignInPopup(address: string): void;
  /** The CRM's button was pressed in the widget, to connect one or to manage the connection. */
  onAuthorize(isConnected: boolean): void;
  /** A call rings, was answered or has ended; reported once per step of a session. */
  onCall(call: LiveCall): void;
  /** All calls that ring or are on, in the order in which they came; told whenever one of them has changed. */
  onCurrentCalls(calls: readonly LiveCall[]): void;
  /** The call log's record of an ended call: final duration and result. */
  onCallRecord(call: Call): void;
  /** Log, Edit or View was pressed on a call; `undefined` when the widget's data was unreadable. */
  onLogButton(call: Call | undefined): void;
  /** Calls in the widget's history without a known log, including those that ended while no panel was open. */
  onUnloggedCalls(calls: readonly Call[]): void;
  /** A message was sent or received; contains its whole day. */
  onConversation(conversation: Conversation): void;
  /** Log was pressed on a conversation; `undefined` when the widget's data was unreadable. */
  onMessageLogButton(conversation: Conversation | undefined): void;
  /** Our switches were changed on the widget's settings page; `undefined` when what it sent was unreadable. */
  onSwitches(save: SwitchSave | undefined): void;
  /** A person has set this inside the widget. */
  onWidgetChoice(choice: WidgetChoice): void;
  /** The button on our tab in the widget was pressed. */
  onOpenActivity(): void;
  /** Our button at a call, a message or a contact was pressed: its number, '' where there is none to be read. */
  onCallBackButton(number: string): void;
  /** Number of calls on this frame's own web phone, which end when the page closes. */
  onWebPhoneCalls(count: number): void;
}

export interface SignInStatus {
  readonly isSignedIn: boolean;
  /** Extension number of the person signed in to the widget; '' when unknown. */
  readonly extensionNumber: string;
  /** RingCentral writes a summary of this account's calls. */
  readonly hasAiNotes: boolean;
}
