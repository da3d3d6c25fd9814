import type { Call } from '../core/activity/call';
import type { Clock } from '../platform/clock';
import type { ReportedCall } from './call-shapes';
import type { DialerHost } from './host';
import { answeredHere, trackCall, type LiveCall, type LiveCalls } from './live-calls';

/** What the widget can be told to do with a call. */
export type CallControl = 'answer' | 'hangup' | 'reject';

/** Which calls ring or are on, as this page of the widget has reported it. */
export class CurrentCalls {
  readonly #host: Pick<DialerHost, 'onCurrentCalls'>;
  readonly #clock: Clock;
  /** Sessions that have been reported and have not ended. */
  readonly #current = new Set<string>();
  #calls: LiveCalls = new Map();

  constructor(host: Pick<DialerHost, 'onCurrentCalls'>, clock: Clock) {
    this.#host = host;
    this.#clock = clock;
  }

  /** Takes a report; what it says is returned where it is a new step of its call. */
  track(report: ReportedCall): LiveCall | undefined {
    const { calls, news } = trackCall(this.#calls, report, this.#clock.now());
    const { sessionId } = report.call;
    const wasOn = this.#current.has(sessionId);
    const isOn = calls.get(sessionId)?.status !== 'ended';
    if (isOn) this.#current.add(sessionId);
    else this.#current.delete(sessionId);
    const isChanged = isOn !== wasOn || (isOn && calls !== this.#calls);
    this.#calls = calls;
    if (isChanged) this.#tell();
    return news;
  }

  answeredHere(telephonySessionId: string): ReportedCall | undefined {
    return answeredHere(this.#calls, telephonySessionId, this.#clock.now());
  }

  /** These are over, though their end was never said. */
  end(sessionIds: readonly string[]): void {
    if (sessionIds.map((sessionId) => this.#current.delete(sessionId)).includes(true)) this.#tell();
  }

  /** The widget's page is gone, or nobody is signed in to it: what it has reported is no longer known to be on. */
  forget(): void {
    this.end([...this.#current]);
  }

  /** Where a call rings here. */
  toAnswer(): CallControl | undefined {
    return this.#isOn('ringing', 'Inbound') ? 'answer' : undefined;
  }

  /** One that is on, or that we place, is ended before one that rings. */
  toEnd(hasWebPhone: boolean): CallControl | undefined {
    if (hasWebPhone || this.#isOn('connected') || this.#isOn('ringing', 'Outbound')) return 'hangup';
    return this.#isOn('ringing') ? 'reject' : undefined;
  }

  #isOn(status: LiveCall['status'], direction?: Call['direction']): boolean {
    return this.#list().some(
      (live) => live.status === status && live.call.direction === (direction ?? live.call.direction),
    );
  }

  #tell(): void {
    this.#host.onCurrentCalls(this.#list());
  }

  #list(): LiveCall[] {
    return [...this.#current].flatMap((sessionId) => this.#calls.get(sessionId) ?? []);
  }
}
