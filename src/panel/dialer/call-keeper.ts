import type { CallStep } from '../../core/activity/call-pop';
import { counterpart, counterpartNumber, type Call } from '../../core/activity/call';
import type { Contact } from '../../core/crm/contact';
import { toProblem, type Problem } from '../../core/basics/problem';
import type { LiveCall } from '../../dialer/live-calls';
import { call as ask } from '../../protocol/client';
import { sayParty } from '../shared/activity-line-words';
import { announceCall, type CallAnnouncement } from './caller-page';

/** A call that has just ended, for the line above the dialer. */
export interface EndedCall {
  readonly activityId: string;
  /** The name from the CRM, else the number with the caller id as a hint. */
  readonly who: string;
  readonly isMissed: boolean;
}

/** Contacts in the CRM with the number of a ringing or current call. */
export interface CallPop extends CallAnnouncement {
  readonly sessionId: string;
  readonly number: string;
  readonly isInbound: boolean;
  /** Why the CRM could not be asked: whether it has contacts is not known. */
  readonly problem?: Problem;
}

/** A call that the worker could not record; kept here until it can. */
export interface UnkeptCall {
  readonly call: Call;
  readonly problem: Problem;
}

export interface CallKeeperOptions {
  readonly onPop: (pop: CallPop | undefined) => void;
  /** The CRM has answered who has this number. */
  readonly onFound: (number: string, contacts: readonly Contact[]) => void;
  readonly onEnded: (ended: EndedCall) => void;
  /** Several contacts have the number, and the person shall choose. */
  readonly onChoice: () => void;
  readonly onUnkept: (unkept: UnkeptCall | undefined) => void;
  /** Calls between extensions may not be wanted: such a one is neither announced nor recorded. */
  readonly isWanted: (call: Call) => Promise<boolean>;
  /** Whether RingCentral writes a summary of this account's calls. */
  readonly hasAiNotes: () => boolean;
}

interface Announced {
  readonly call: Call;
  readonly step: CallStep | undefined;
  readonly pop: Promise<CallPop>;
}

/** Calls at once; one of which the end was never said is not remembered for ever. */
const mostAnnounced = 20;

/** How long the line waits for the name from the CRM; ms. */
const namePatienceMs = 1500;

/** Has every call recorded when it ends, so that it can be logged even if this page is closed. */
export class CallKeeper {
  readonly #options: CallKeeperOptions;
  readonly #pops = new Map<string, Announced>();

  constructor(options: CallKeeperOptions) {
    this.#options = options;
  }

  async onCall({ call, status, connectedAt, wasConnected }: LiveCall): Promise<void> {
    if (!(await this.#options.isWanted(call))) return;
    if (status === 'ringing') return this.#announce(call, 'ring');
    if (status === 'connected') return this.#announce(call, wasConnected ? undefined : 'answer');
    // The lookup began while it rang, so that the name is usually here by the end.
    const pop = this.#pops.get(call.sessionId)?.pop ?? this.#look(call, undefined);
    this.#pops.delete(call.sessionId);
    if (this.#pops.size === 0) this.#options.onPop(undefined);
    const activityId = await this.keep(call);
    if (activityId === undefined) return;
    const who = (await soon(nameOf(pop))) ?? sayParty(counterpart(call));
    const isMissed = call.direction === 'Inbound' && connectedAt === undefined && call.result === 'Missed';
    this.#options.onEnded({ activityId, who, isMissed });
  }

  /** After a look-up that failed. */
  async lookAgain({ sessionId }: CallPop): Promise<void> {
    const known = this.#pops.get(sessionId);
    if (known) await this.#announce(known.call, known.step);
  }

  /** Returns the activity's id; `undefined` when it could not be recorded, or is not wanted. */
  async keep(call: Call, isFinal = false): Promise<string | undefined> {
    if (!(await this.#options.isWanted(call))) return undefined;
    try {
      const { activityId } = await ask('recordCall', { call: this.#withAwaited(call), isFinal });
      this.#options.onUnkept(undefined);
      return activityId;
    } catch (error) {
      this.#options.onUnkept({ call, problem: toProblem(error) });
      return undefined;
    }
  }

  /** A summary is written of what was said. */
  #withAwaited(call: Call): Call {
    if (call.duration === 0 || !this.#options.hasAiNotes()) return call;
    return { ...call, awaited: [...(call.awaited ?? []), 'aiNote'] };
  }

  async #announce(call: Call, step: CallStep | undefined): Promise<void> {
    const announced = { call, step, pop: this.#look(call, step) };
    this.#pops.set(call.sessionId, announced);
    const [oldest] = this.#pops.keys();
    if (this.#pops.size > mostAnnounced && oldest !== undefined) this.#pops.delete(oldest);
    const pop = await announced.pop;
    // The call may have ended meanwhile.
    if (this.#pops.get(call.sessionId) !== announced || pop.number === '') return;
    this.#options.onPop(pop);
    if (pop.asksPerson) this.#options.onChoice();
  }

  async #look(call: Call, step: CallStep | undefined): Promise<CallPop> {
    const number = counterpartNumber(call);
    const base = { sessionId: call.sessionId, number, isInbound: call.direction === 'Inbound' };
    const nobody = { callers: [], asksPerson: false };
    if (number === '') return { ...base, ...nobody };
    try {
      const announced = await announceCall(call, step);
      this.#options.onFound(
        number,
        announced.callers.map(({ contact }) => contact),
      );
      return { ...base, ...announced };
    } catch (error) {
      return { ...base, ...nobody, problem: toProblem(error) };
    }
  }
}

/** The only contact with this number; none or several give no name. */
async function nameOf(pop: Promise<CallPop>): Promise<string | undefined> {
  const { callers } = await pop;
  return callers.length === 1 ? callers[0]?.contact.name : undefined;
}

function soon(name: Promise<string | undefined>): Promise<string | undefined> {
  const late = new Promise<undefined>((resolve) => void setTimeout(resolve, namePatienceMs, undefined));
  return Promise.race([name, late]);
}
