import type { Clock } from '../platform/clock';
import { readCallBackButton } from './call-back-button';
import { CallHistory } from './call-history';
import { readActiveCall, type ReportedCall } from './call-shapes';
import type { DialerHost } from './host';
import { CurrentCalls, type CallControl } from './current-calls';
import { LogRefresh } from './log-refresh';
import { readMessage, type DialerMessage, type DialerRequest } from './messages';
import { Outbox } from './outbox';
import { paths, type Service } from './registration';
import { Questions, readLoggerEvent, readMessageEvent } from './requests';
import { isOpenButton } from './service-tab';
import type { WidgetChoice } from './shown-features';
import { ShownService } from './shown-service';
import type { WidgetAlert } from './widget-alert';
import { WidgetRequests } from './widget-requests';

export interface FrameWindow {
  postMessage(message: unknown, targetOrigin: string): void;
}

/** The parts of a `MessageEvent` that decide whether it is trusted, and its content. */
export interface FrameMessage {
  readonly data: unknown;
  readonly origin: string;
  readonly source: unknown;
}

export interface BridgeOptions {
  /** The frame's current window; `null` for none. */
  readonly frame: () => FrameWindow | null;
  /** The exact origin of the widget. */
  readonly origin: string;
  readonly service: Service;
  readonly host: DialerHost;
  readonly clock: Clock;
}

/** The conversation with RingCentral Embeddable (src/dialer/README.md). */
export class Bridge {
  /** What the widget asks, and what it could not be told yet. */
  readonly questions: Questions;
  readonly #options: BridgeOptions;
  readonly #outbox: Outbox;
  readonly #requests: WidgetRequests;
  readonly #logRefresh: LogRefresh;
  readonly #history: CallHistory;
  readonly #shown: ShownService;
  readonly #webPhoneCalls = new Set<string>();
  /** Which of its calls ring or are on. */
  readonly calls: CurrentCalls;
  #canDial = false;

  constructor(options: BridgeOptions) {
    this.#options = options;
    this.#shown = new ShownService(options.service);
    this.#outbox = new Outbox((message) => options.frame()?.postMessage(message, options.origin));
    this.#requests = new WidgetRequests((message) => this.#outbox.send(message));
    this.calls = new CurrentCalls(options.host, options.clock);
    const crm = () => this.#shown.service.displayName;
    this.#history = new CallHistory(this.#requests, options.host, crm);
    this.#logRefresh = new LogRefresh((message) => this.#outbox.send(message));
    this.questions = new Questions(options.host, options.clock, crm, (message) => this.#outbox.send(message));
  }

  /**
   * Takes any message event of the page. Only messages from the dialer's frame and exact origin are believed; this
   * check must stay, and test/unit/dialer/hostile-frames.test.ts holds it.
   */
  receive({ data, origin, source }: FrameMessage): void {
    const frame = this.#options.frame();
    if (frame === null || source !== frame || origin !== this.#options.origin) return;
    const message = readMessage(data);
    if (message) this.#handle(message);
  }

  /** Hands over a sign-in: the widget reads `code` and `code_verifier` from the address (src/dialer/README.md). */
  signIn(callbackUri: string): void {
    this.#outbox.send({ type: 'rc-adapter-authorization-code', callbackUri });
  }

  signOut(): void {
    this.#outbox.send({ type: 'rc-adapter-logout' });
  }

  setService(service: Service): void {
    if (service.account !== this.#shown.service.account) this.questions.forget();
    const changes = this.#shown.change(service);
    // Before the widget is ready there is nothing to update; it will be registered with this service.
    if (this.#outbox.isOpen) for (const message of changes) this.#outbox.send(message);
  }

  /** Shows our switches in the widget again, so that one whose change could not be saved moves back. */
  showSettingsAgain(): void {
    this.#outbox.send(this.#shown.showSwitches());
  }

  /** Shows the widget its features again, so that what could not be saved moves back. */
  showFeaturesAgain(): void {
    for (const message of this.#shown.showFeatures()) this.#outbox.send(message);
  }

  /** Lets the widget ask again about these calls, which have a log, unless it shows them as logged already. */
  refreshCallLogs(sessionIds: readonly string[]): void {
    this.#logRefresh.request(sessionIds);
  }

  /** Calls a number, if the widget can; it ignores what it cannot do without a word. */
  dial(phoneNumber: string): boolean {
    if (this.#canDial) this.#outbox.send({ type: 'rc-adapter-new-call', phoneNumber, toCall: true });
    return this.#canDial;
  }

  /** Answers the call that rings; false when none does. */
  answer(): boolean {
    return this.#control(this.calls.toAnswer());
  }

  /** Ends the call that is on, or refuses the one that rings; false without either. */
  hangUp(): boolean {
    return this.#control(this.calls.toEnd(this.#webPhoneCalls.size > 0));
  }

  #control(callAction: CallControl | undefined): boolean {
    if (callAction) this.#outbox.send({ type: 'rc-adapter-control-call', callAction });
    return callAction !== undefined;
  }

  /** Opens a conversation with a number. */
  writeTo(phoneNumber: string): void {
    this.#outbox.send({ type: 'rc-adapter-new-sms', phoneNumber, conversation: true });
  }

  /** A message inside the widget, where the person is looking. */
  async showAlert(alert: WidgetAlert): Promise<void> {
    await this.#requests.ask('/custom-alert-message', alert);
  }

  close(): void {
    this.questions.forget();
    this.#requests.close();
    this.#logRefresh.forget();
  }

  #handle(message: DialerMessage): void {
    const { host } = this.#options;
    switch (message.type) {
      case 'rc-adapter-pushAdapterState':
        return this.#start();
      case 'rc-post-message-request':
        void this.#reply(message);
        return;
      case 'rc-adapter-message-response':
        return this.#requests.settle(message.responseId, message.response);
      case 'rc-dialer-status-notify':
        this.#canDial = message.ready;
        return;
      case 'rc-login-status-notify':
        if (!message.loggedIn) this.calls.forget();
        return host.onSignInStatus({
          isSignedIn: message.loggedIn,
          extensionNumber: message.loginNumber.split('*')[1] ?? '',
          hasAiNotes: message.features.smartNote === true,
        });
      case 'rc-brand-assets-notify':
        return host.onBrandAssets();
      case 'rc-login-popup-notify':
        return host.onSignInPopup(message.oAuthUri);
      case 'rc-active-call-notify':
        return this.#track(readActiveCall(message.call));
      case 'rc-call-start-notify':
        this.#track(this.calls.answeredHere(message.call.partyData.sessionId));
        return this.#trackWebPhone(message.call.id, true);
      case 'rc-call-init-notify':
      case 'rc-call-end-notify':
        return this.#trackWebPhone(message.call.id, message.type === 'rc-call-init-notify');
      case 'rc-adapter-ai-assistant-settings-notify':
        return this.#takeChoice(this.#shown.features.hearAssistant(message));
      case 'rc-adapter-phone-number-format-settings-notify':
        return this.#takeChoice(this.#shown.features.hearDisplay(message.formatType, message.template));
      case 'rc-call-history-synced-notify':
        void this.#history.read();
    }
  }

  /** The widget's page has loaded, perhaps again: earlier registrations are gone, and so are its calls. */
  #start(): void {
    this.#canDial = false;
    this.#webPhoneCalls.clear();
    this.calls.forget();
    this.#history.start();
    this.#logRefresh.forget();
    this.#outbox.open(...this.#shown.register());
    this.#options.host.onWebPhoneCalls(0);
    this.#options.host.onUp();
  }

  async #reply({ requestId, path, body }: DialerRequest): Promise<void> {
    const asked = path === paths.callLogMatch ? this.#logRefresh.withoutLiveCalls(body) : body;
    const answer = (await this.questions.answer(path, asked)) ?? { data: 'ok' };
    this.#outbox.send({ type: 'rc-post-message-response', responseId: requestId, response: answer });
    if (path === paths.callLogMatch) this.#logRefresh.onAnswer(body, answer);
    // Slow work comes after the answer, for which the widget waits only a few seconds.
    if (path === paths.callLogger) this.#takeLoggerEvent(body);
    if (path === paths.messageLogger) this.#takeMessageEvent(body);
    if (path === paths.authorize) this.#options.host.onAuthorize(this.#shown.service.account !== undefined);
    if (path === paths.button) this.#takeButton(body);
    if (path === paths.settings) this.#options.host.onSwitches(this.#shown.readSave(body));
  }

  #takeChoice(choice: WidgetChoice | undefined): void {
    if (choice) this.#options.host.onWidgetChoice(choice);
  }

  #takeButton(body: unknown): void {
    if (isOpenButton(body)) this.#options.host.onOpenActivity();
    const number = readCallBackButton(body);
    if (number !== undefined) this.#options.host.onCallBackButton(number);
  }

  #takeLoggerEvent(body: unknown): void {
    const event = readLoggerEvent(body, this.#shown.service.displayName);
    if (event?.kind === 'button') this.#options.host.onLogButton(event.call);
    if (event?.kind === 'progress') this.#track(event.report);
    if (event?.kind === 'record') {
      this.calls.end([event.call.sessionId]);
      this.#history.record(event.call);
    }
  }

  #takeMessageEvent(body: unknown): void {
    const event = readMessageEvent(body, this.#options.clock.now());
    if (event?.isButton) this.#options.host.onMessageLogButton(event.conversation);
    else if (event?.conversation) this.#options.host.onConversation(event.conversation);
  }

  #track(report: ReportedCall | undefined): void {
    if (!report) return;
    const news = this.calls.track(report);
    if (!news) return;
    if (news.status === 'ended') this.#history.end(news.call.sessionId);
    this.#options.host.onCall(news);
  }

  #trackWebPhone(callId: string, isOn: boolean): void {
    this.#webPhoneCalls[isOn ? 'add' : 'delete'](callId);
    this.#options.host.onWebPhoneCalls(this.#webPhoneCalls.size);
  }
}
