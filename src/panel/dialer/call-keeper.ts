import { counterpart, counterpartNumber, type Call } from '../../core/activity/call';
import { toProblem, type Problem } from '../../core/basics/problem';
import type { LiveCall } from '../../dialer/live-calls';
import { call as ask } from '../../protocol/client';
import { announceCall, type CallAnnouncement } from './caller-page';

/** A call that has just ended, for the line above the dialer. */
export interface EndedCall {
  readonly activityId: string;
  /** The name from the CRM, else the caller id, else the number. */
  readonly who: string;
  readonly isMissed: boolean;
}

/** Contacts in the CRM with the number of a ringing or current call. */
export interface CallPop extends CallAnnouncement {
  readonly sessionId: string;
  readonly number: string;
  readonly isInbound: boolean;
}

/** A call that the worker could not record; kept here until it can. */
export interface UnkeptCall {
  readonly call: Call;
  readonly problem: Problem;
}

export interface CallKeeperOptions {
  readonly onPop: (pop: CallPop | undefined) => void;
  readonly onEnded: (ended: EndedCall) => void;
  readonly onUnkept: (unkept: UnkeptCall | undefined) => void;
}

/** How long the line waits for the name from the CRM; ms. */
const namePatienceMs = 1500;

/** Has every call recorded when it ends, so that it can be logged even if this page is closed. */
export class CallKeeper {
  readonly #options: CallKeeperOptions;
  readonly #pops = new Map<string, Promise<CallPop>>();

  constructor(options: CallKeeperOptions) {
    this.#options = options;
  }

  async onCall({ call, status, connectedAt }: LiveCall): Promise<void> {
    if (status !== 'ended') return this.#announce(call, status === 'ringing' ? 'ring' : 'answer');
    // The lookup began while it rang, so that the name is usually here by the end.
    const pop = this.#pops.get(call.sessionId) ?? this.#look(call, 'ring');
    this.#pops.delete(call.sessionId);
    if (this.#pops.size === 0) this.#options.onPop(undefined);
    const activityId = await this.keep(call);
    if (activityId === undefined) return;
    const who = (await soon(nameOf(pop))) ?? counterpart(call).name ?? counterpartNumber(call);
    const isMissed = call.direction === 'Inbound' && connectedAt === undefined && call.result === 'Missed';
    this.#options.onEnded({ activityId, who, isMissed });
  }

  /** Returns the activity's id; `undefined` when it could not be recorded. */
  async keep(call: Call, isFinal = false): Promise<string | undefined> {
    try {
      const { activityId } = await ask('recordCall', { call, isFinal });
      this.#options.onUnkept(undefined);
      return activityId;
    } catch (error) {
      this.#options.onUnkept({ call, problem: toProblem(error) });
      return undefined;
    }
  }

  async #announce(call: Call, step: 'ring' | 'answer'): Promise<void> {
    const asked = this.#look(call, step);
    this.#pops.set(call.sessionId, asked);
    const pop = await asked;
    // The call may have ended meanwhile.
    if (this.#pops.get(call.sessionId) === asked && pop.number !== '') this.#options.onPop(pop);
  }

  async #look(call: Call, step: 'ring' | 'answer'): Promise<CallPop> {
    const number = counterpartNumber(call);
    const base = { sessionId: call.sessionId, number, isInbound: call.direction === 'Inbound' };
    const nobody = { contacts: [], address: null };
    if (number === '') return { ...base, ...nobody };
    const found = await announceCall(number, step).catch(() => nobody);
    return { ...base, ...found };
  }
}

/** The only contact with this number; none or several give no name. */
async function nameOf(pop: Promise<CallPop>): Promise<string | undefined> {
  const { contacts } = await pop;
  return contacts.length === 1 ? contacts[0]?.name : undefined;
}

function soon(name: Promise<string | undefined>): Promise<string | undefined> {
  const late = new Promise<undefined>((resolve) => void setTimeout(resolve, namePatienceMs, undefined));
  return Promise.race([name, late]);
}
