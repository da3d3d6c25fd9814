import type { Call } from '../core/activity/call';
import { isObject } from '../core/basics/json';
import type { Clock } from '../platform/clock';
import { readActiveCall, readFinalCall, type ReportedCall } from './call-shapes';
import { answerWithin } from './deadline';
import type { DialerHost } from './host';
import { answeredHere, trackCall, type LiveCalls } from './live-calls';
import { readMessage, type DialerMessage, type DialerRequest } from './messages';
import { Outbox } from './outbox';
import { paths, registerService, reportEverything, updateAuthorization, type Service } from './registration';
import { questions, readLoggerEvent, readMessageEvent, withNotes } from './requests';
import { readSettingChange } from './service-settings';
import { isOpenButton, serviceTab } from './service-tab';
import { WidgetRequests } from './widget-requests';

/** The widget gives up on its requests after 30 s; this is shorter, so that it always gets an answer. */
const answerDeadlineMs = 25_000;

/** Page size of the widget's list of unlogged calls, and the most pages read: enough for a busy week. */
const unloggedPage = 50;
const mostPages = 40;

/** Parameters of `/custom-alert-message`; `ttl` in ms, 0 keeps it until it is closed. */
export interface WidgetAlert {
  readonly level: 'info' | 'warning' | 'danger' | 'success';
  readonly message: string;
  readonly ttl: number;
}

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
  readonly #options: BridgeOptions;
  readonly #outbox: Outbox;
  readonly #requests: WidgetRequests;
  readonly #webPhoneCalls = new Set<string>();
  /** Ended here, but the call log's record is still missing. */
  readonly #unrecorded = new Set<string>();
  #service: Service;
  #hasReadHistory = false;
  #calls: LiveCalls = new Map();

  constructor(options: BridgeOptions) {
    this.#options = options;
    this.#service = options.service;
    this.#outbox = new Outbox((message) => options.frame()?.postMessage(message, options.origin));
    this.#requests = new WidgetRequests((message) => this.#outbox.send(message));
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
    const wasAuthorized = this.#service.account;
    this.#service = service;
    // Before the widget is ready there is nothing to update; it will be registered with this service.
    if (!this.#outbox.isOpen) return;
    this.showServiceAgain();
    this.#outbox.send(serviceTab(service));
    if (service.account !== wasAuthorized) this.#outbox.send(updateAuthorization(service));
  }

  /** Shows our service in the widget again, so that a switch whose change could not be saved moves back. */
  showServiceAgain(): void {
    this.#outbox.send(registerService(this.#service));
  }

  /** Lets the widget ask again which of these calls have a log. */
  refreshCallLogs(sessionIds: readonly string[]): void {
    this.#outbox.send({ type: 'rc-adapter-trigger-call-logger-match', sessionIds: [...sessionIds] });
  }

  /** A message inside the widget, where the person is looking. */
  async showAlert(alert: WidgetAlert): Promise<void> {
    await this.#requests.ask('/custom-alert-message', alert);
  }

  /** The call log's record of a session, if the widget already has it. */
  async readCallRecord(sessionId: string): Promise<Call | undefined> {
    const response = await this.#requests.ask('/get-call-log', { sessionId });
    const answer = isObject(response) ? response['call'] : undefined;
    const call = withNotes(readFinalCall(answer), isObject(answer) ? answer : {});
    return call?.sessionId === sessionId ? call : undefined;
  }

  close(): void {
    this.#requests.close();
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
      case 'rc-login-status-notify':
        return host.onSignInStatus({
          isSignedIn: message.loggedIn,
          extensionNumber: message.loginNumber.split('*')[1] ?? '',
        });
      case 'rc-brand-assets-notify':
        return host.onBrandAssets();
      case 'rc-login-popup-notify':
        return host.onSignInPopup(message.oAuthUri);
      case 'rc-active-call-notify':
        return this.#track(readActiveCall(message.call));
      case 'rc-call-start-notify':
        this.#track(answeredHere(this.#calls, message.call.partyData.sessionId, this.#options.clock.now()));
        return this.#trackWebPhone(message.call.id, true);
      case 'rc-call-init-notify':
      case 'rc-call-end-notify':
        return this.#trackWebPhone(message.call.id, message.type === 'rc-call-init-notify');
      case 'rc-call-history-synced-notify':
        void this.#fetchRecords().then(() => this.#fetchUnlogged());
    }
  }

  /** The widget's page has loaded, perhaps again: earlier registrations are gone, and so are its calls. */
  #start(): void {
    this.#webPhoneCalls.clear();
    this.#hasReadHistory = false;
    this.#outbox.open(registerService(this.#service), serviceTab(this.#service), reportEverything);
    this.#options.host.onWebPhoneCalls(0);
    this.#options.host.onUp();
  }

  async #reply({ requestId, path, body }: DialerRequest): Promise<void> {
    const question = questions.get(path);
    const answer = question
      ? await answerWithin(
          () => question.answer(body, this.#options.host),
          answerDeadlineMs,
          question.otherwise,
        )
      : { data: 'ok' };
    this.#outbox.send({ type: 'rc-post-message-response', responseId: requestId, response: answer });
    // Slow work comes after the answer, for which the widget waits only a few seconds.
    if (path === paths.callLogger) this.#takeLoggerEvent(body);
    if (path === paths.messageLogger) this.#takeMessageEvent(body);
    if (path === paths.authorize) this.#options.host.onAuthorize();
    if (path === paths.button && isOpenButton(body)) this.#options.host.onOpenActivity();
    const change = path === paths.settings ? readSettingChange(body) : undefined;
    if (change) this.#options.host.onAutoLogSwitch(change.kind, change.value);
  }

  #takeLoggerEvent(body: unknown): void {
    const event = readLoggerEvent(body);
    if (event?.kind === 'button') this.#options.host.onLogButton(event.call);
    if (event?.kind === 'progress') this.#track(event.report);
    if (event?.kind === 'record') this.#record(event.call);
  }

  #takeMessageEvent(body: unknown): void {
    const event = readMessageEvent(body);
    if (event?.isButton) this.#options.host.onMessageLogButton(event.conversation);
    else if (event?.conversation) this.#options.host.onConversation(event.conversation);
  }

  #track(report: ReportedCall | undefined): void {
    if (!report) return;
    const { calls, news } = trackCall(this.#calls, report, this.#options.clock.now());
    this.#calls = calls;
    if (!news) return;
    if (news.status === 'ended') this.#unrecorded.add(news.call.sessionId);
    this.#options.host.onCall(news);
  }

  #trackWebPhone(callId: string, isOn: boolean): void {
    if (isOn) this.#webPhoneCalls.add(callId);
    else this.#webPhoneCalls.delete(callId);
    this.#options.host.onWebPhoneCalls(this.#webPhoneCalls.size);
  }

  #record(call: Call): void {
    this.#unrecorded.delete(call.sessionId);
    this.#options.host.onCallRecord(call);
  }

  async #fetchRecords(): Promise<void> {
    for (const sessionId of this.#unrecorded) {
      const call = await this.readCallRecord(sessionId);
      if (call) this.#record(call);
    }
  }

  /**
   * Reads `/unlogged-calls`, newest first, for calls that ended while no panel was open. All pages are read once;
   * after that, only the first can contain anything new.
   */
  async #fetchUnlogged(): Promise<void> {
    const pages = this.#hasReadHistory ? 1 : mostPages;
    this.#hasReadHistory = true;
    for (let page = 1; page <= pages; page += 1) {
      const response = await this.#requests.ask('/unlogged-calls', { perPage: unloggedPage, page });
      const { calls: list, hasMore } = isObject(response) ? response : {};
      const calls = (Array.isArray(list) ? list : [])
        .slice(0, unloggedPage)
        .map(readFinalCall)
        .filter((call) => call !== undefined);
      if (calls.length > 0) this.#options.host.onUnloggedCalls(calls);
      if (hasMore !== true) return;
    }
  }
}
