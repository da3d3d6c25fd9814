import { createStore, type StoreApi } from 'zustand';
import { isInternal, type Call } from '../../core/activity/call';
import { toProblem } from '../../core/basics/problem';
import { matchContacts, searchDialableContacts } from '../../actions/crm/find-contacts';
import { matchMessageLogs } from '../../actions/activity/find-crm-logs';
import { matchLogsAndClose } from '../../actions/server-logging/close-server-logged';
import { dialerOrigin } from '../../dialer/address';
import { Bridge, type FrameWindow } from '../../dialer/bridge';
import type { WidgetAlert } from '../../dialer/widget-alert';
import type { Service } from '../../dialer/registration';
import { systemClock } from '../../platform/clock';
import { onCommand } from '../../platform/commands';
import { redirectUri } from '../../platform/identity';
import { isPanelWindow, openPanelWindow } from '../../platform/panel-window';
import { randomText, systemRandom } from '../../platform/random';
import { call as ask } from '../../protocol/client';
import type { Conversation } from '../../core/activity/conversation';
import { goTo, hashOf } from '../app/route';
import type { PanelStore } from '../app/store';
import { say } from '../app/words';
import { CallKeeper, type CallPop, type UnkeptCall } from './call-keeper';
import { CallPresence } from './call-presence';
import { freshDialer, type DialerState } from './dialer-state';
import { FormOpener } from './form-opener';
import { DialerSeat } from './dialer-window';
import { DialerSignIn } from './dialer-sign-in';
import { onDialerOrder, type DialerAnswer, type DialerOrder } from '../shared/dialer-order';
import { onLeaveDialer } from '../shared/dialer-sign-out';
import { MessageKeeper } from './message-keeper';
import { saveSwitches } from './save-switches';
import { saveWidgetChoice } from './save-widget-choice';
import { isCallWanted } from './wanted-call';
import { warning } from './widget-warning';

/** The dialer of this page: who may show it, the bridge to its frame, and what the screen paints from. */
export class Dialer {
  readonly store: StoreApi<DialerState> = createStore(() => freshDialer);
  /** True in the panel's own window, which can ask before closing. */
  readonly isWindow = isPanelWindow();
  readonly #bridge: Bridge;
  readonly #seat: DialerSeat;
  readonly #signIn: DialerSignIn;
  readonly #keeper: CallKeeper;
  readonly #messages = new MessageKeeper();
  readonly #forms = new FormOpener();
  readonly #presence: CallPresence;
  #frame: FrameWindow | null = null;
  #hasAiNotes = false;

  constructor(service: Service, panel: PanelStore) {
    const set = (part: Partial<DialerState>) => this.store.setState(part);
    this.#presence = new CallPresence(panel, this.isWindow, set);
    this.#keeper = new CallKeeper({
      onPop: (pop) => this.#presence.setPop(pop),
      onFound: (number, contacts) => this.#bridge.questions.learnContacts(number, contacts),
      onEnded: (ended) => {
        set({ ended });
        void this.#forms.afterCall(ended.activityId);
      },
      onUnkept: (unkept) => set({ unkept }),
      onChoice: () => void this.#forms.toChoice(),
      isWanted: isCallWanted,
      hasAiNotes: () => this.#hasAiNotes,
    });
    this.#signIn = new DialerSignIn({
      redirectUri: redirectUri(),
      isThere: () => this.#frame !== null,
      handOver: (callbackUri) => this.#bridge.signIn(callbackUri),
      signOut: () => this.#bridge.signOut(),
      onState: (signIn, extensionNumber) => set({ signIn, extensionNumber }),
    });
    this.#seat = new DialerSeat({
      pageId: randomText(systemRandom),
      isWindow: this.isWindow,
      isBusy: () => this.store.getState().webPhoneCalls > 0,
      onSeat: (seat) => {
        set({ seat, isRefused: false, webPhoneCalls: 0 });
        this.#presence.setHere(seat === 'here');
      },
      onRefused: () => set({ isRefused: true }),
      onLeave: () => this.#signIn.signOut(),
    });
    this.#bridge = new Bridge({
      frame: () => this.#frame,
      origin: dialerOrigin,
      service,
      clock: systemClock,
      host: {
        matchContacts,
        searchContacts: searchDialableContacts,
        matchCallLogs: (sessionIds) => matchLogsAndClose(sessionIds),
        matchMessageLogs,
        onUp: () => {
          set({ isUp: true });
          this.#signIn.onUp();
        },
        onSignInStatus: (status) => {
          this.#hasAiNotes = status.hasAiNotes;
          this.#signIn.onStatus(status);
        },
        onBrandAssets: () => this.#signIn.onBrandAssets(),
        onSignInPopup: (address) => void this.#signIn.onPopup(address),
        onAuthorize: (isConnected) => goTo({ screen: isConnected ? 'settings' : 'connect' }),
        onCall: (live) => void this.#keeper.onCall(live),
        onCurrentCalls: (live) => this.#presence.setLive(live),
        onCallRecord: (call) => void this.#keeper.keep(call, true),
        onUnloggedCalls: (calls) => void this.#recordEarlier(calls),
        onConversation: (conversation) => void this.#recordConversation(conversation),
        onMessageLogButton: (conversation) => void this.#openMessageLog(conversation),
        onSwitches: (save) => void saveSwitches(save, this.#bridge),
        onWidgetChoice: (choice) => void saveWidgetChoice(choice, this.#bridge),
        onOpenActivity: () => goTo({ screen: 'activity' }),
        onCallBackButton: (number) => this.#scheduleCallBack(number),
        onLogButton: (call) => void this.#openLog(call),
        onWebPhoneCalls: (webPhoneCalls) => set({ webPhoneCalls }),
      },
    });
  }

  /** Listens until the returned function is called. */
  start(): () => void {
    const onMessage = ({ data, origin, source }: MessageEvent<unknown>) =>
      this.#bridge.receive({ data, origin, source });
    const onClosing = (event: BeforeUnloadEvent) => {
      if (this.store.getState().webPhoneCalls > 0) event.preventDefault();
    };
    const onOnline = () => this.#bridge.questions.lookAgain();
    this.#presence.start();
    addEventListener('message', onMessage);
    addEventListener('online', onOnline);
    addEventListener('beforeunload', onClosing);
    onDialerOrder((order) => this.#take(order));
    const stopCommands = onCommand((command) => this.#obey(command));
    const isElsewhere = () => this.store.getState().seat === 'elsewhere';
    onLeaveDialer(() => (isElsewhere() ? this.#seat.leave() : this.#signIn.signOut()));
    this.#seat.start().catch((error: unknown) => this.store.setState({ problem: toProblem(error) }));
    return () => {
      stopCommands();
      removeEventListener('message', onMessage);
      removeEventListener('online', onOnline);
      removeEventListener('beforeunload', onClosing);
      onLeaveDialer(undefined);
      onDialerOrder(undefined);
      const parts = [this.#signIn, this.#bridge, this.#messages, this.#presence, this.#seat];
      for (const part of parts) part.close();
    };
  }

  /** Called with the frame's element when it is mounted, `null` when unmounted. */
  readonly attach = (frame: HTMLIFrameElement | null): void => {
    this.#frame = frame?.contentWindow ?? null;
    if (frame) return;
    this.#bridge.calls.forget();
    this.store.setState({ isUp: false });
    this.#signIn.onGone();
  };

  setService(service: Service): void {
    this.#bridge.setService(service);
  }

  /** The widget shows which calls have a log; lets it ask again for these. */
  refreshLogs(sessionIds: readonly string[]): void {
    this.#bridge.refreshCallLogs(sessionIds);
  }

  /** Also shows it in the widget, where a person on the phone is looking. */
  showAlert(alert: WidgetAlert): void {
    void this.#bridge.showAlert(alert);
  }

  takeOver(): void {
    this.#seat.request();
  }

  async openWindow(): Promise<void> {
    try {
      await openPanelWindow(hashOf({ screen: 'dialer' }));
      this.#seat.offer();
    } catch (error) {
      this.store.setState({ problem: toProblem(error) });
    }
  }

  keepAgain({ call }: UnkeptCall): void {
    void this.#keeper.keep(call);
  }

  lookAgain(pop: CallPop): void {
    void this.#keeper.lookAgain(pop);
  }

  dismissEnded(): void {
    this.store.setState({ ended: undefined });
  }

  async #recordEarlier(calls: readonly Call[]): Promise<void> {
    this.#bridge.calls.end(calls.map(({ sessionId }) => sessionId));
    const wanted = await Promise.all(calls.map(isCallWanted));
    const kept = calls.filter((_call, index) => wanted[index]);
    if (kept.length > 0) await ask('recordCalls', { calls: kept }).catch(() => undefined);
  }

  async #recordConversation(conversation: Conversation): Promise<void> {
    const activityId = await this.#messages.keep(conversation);
    if (activityId !== undefined) await this.#forms.afterMessage(activityId, conversation);
  }

  async #openLog(call: Call | undefined): Promise<void> {
    if (!call) return this.#bridge.showAlert(warning(say('dialer_call_unreadable')));
    if (!(await isCallWanted(call))) return this.#bridge.showAlert(warning(say('dialer_extension_call')));
    const activityId = await this.#keeper.keep(call);
    if (activityId !== undefined) goTo({ screen: 'log', activityId });
  }

  /** What another screen wants of the widget. */
  #take({ kind, number }: DialerOrder): DialerAnswer {
    const { seat, signIn, webPhoneCalls } = this.store.getState();
    if (seat === 'elsewhere') return 'elsewhere';
    if (seat !== 'here' || signIn !== 'signed_in') return 'away';
    if (kind === 'text') this.#bridge.writeTo(number);
    else if (webPhoneCalls > 0) return 'busy';
    else if (!this.#bridge.dial(number)) return 'away';
    return 'taken';
  }

  /** A key of the browser's; only the page with the dialer can do it. */
  #obey(command: string): void {
    if (this.store.getState().seat !== 'here') return;
    if (command === 'answer' && !this.#bridge.answer())
      void this.#bridge.showAlert(warning(say('command_nothing_rings')));
    if (command === 'hang_up' && !this.#bridge.hangUp())
      void this.#bridge.showAlert(warning(say('command_no_call')));
  }

  #scheduleCallBack(number: string): void {
    if (number === '') void this.#bridge.showAlert(warning(say('dialer_no_number')));
    else if (isInternal({ phoneNumber: number }))
      void this.#bridge.showAlert(warning(say('dialer_extension_call_back')));
    else goTo({ screen: 'call_back_new', number });
  }

  async #openMessageLog(conversation: Conversation | undefined): Promise<void> {
    if (!conversation) return this.#bridge.showAlert(warning(say('dialer_messages_unreadable')));
    const activityId = await this.#messages.keep(conversation);
    if (activityId !== undefined) goTo({ screen: 'log', activityId });
  }
}
