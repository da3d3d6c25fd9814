import { counterpart, counterpartNumber, type Call } from '../../core/call';
import { toProblem, type Problem } from '../../core/problem';
import type { LiveCall } from '../../dialer/live-calls';
import { call as ask } from '../../protocol/client';

/** A call that has just ended, for the line above the dialer. */
export interface EndedCall {
  readonly activityId: string;
  /** The CRM's name if it has one, else the caller id, else the number. */
  readonly who: string;
  readonly isMissed: boolean;
}

/** A call that the worker could not write down; kept here until it can. */
export interface UnkeptCall {
  readonly call: Call;
  readonly problem: Problem;
}

export interface CallKeeperOptions {
  readonly onEnded: (ended: EndedCall) => void;
  readonly onUnkept: (unkept: UnkeptCall | undefined) => void;
}

/** How long the line waits for the CRM's name; ms. */
const namePatienceMs = 1500;

/** Has every call written down as it ends, so that it is there to be logged whatever becomes of this page. */
export class CallKeeper {
  readonly #options: CallKeeperOptions;
  readonly #names = new Map<string, Promise<string | undefined>>();

  constructor(options: CallKeeperOptions) {
    this.#options = options;
  }

  async onCall({ call, status, connectedAt }: LiveCall): Promise<void> {
    // Asked while it rings: at the end the name is already here.
    const name = this.#names.get(call.sessionId) ?? this.#findName(counterpartNumber(call));
    if (status !== 'ended') {
      this.#names.set(call.sessionId, name);
      return;
    }
    this.#names.delete(call.sessionId);
    const activityId = await this.keep(call);
    if (activityId === undefined) return;
    const who = (await soon(name)) ?? counterpart(call).name ?? counterpartNumber(call);
    const isMissed = call.direction === 'Inbound' && connectedAt === undefined && call.result === 'Missed';
    this.#options.onEnded({ activityId, who, isMissed });
  }

  /** Says the activity's id; `undefined` when it could not be written down. */
  async keep(call: Call): Promise<string | undefined> {
    try {
      const { activityId } = await ask('recordCall', { call });
      this.#options.onUnkept(undefined);
      return activityId;
    } catch (error) {
      this.#options.onUnkept({ call, problem: toProblem(error) });
      return undefined;
    }
  }

  /** The one contact of the CRM with this number; several or none give no name. */
  async #findName(phoneNumber: string): Promise<string | undefined> {
    if (phoneNumber === '') return undefined;
    const found = await ask('matchContacts', { phoneNumbers: [phoneNumber] }).catch(() => ({}));
    const contacts = Object.values(found).flat();
    return contacts.length === 1 ? contacts[0]?.name : undefined;
  }
}

function soon(name: Promise<string | undefined>): Promise<string | undefined> {
  const late = new Promise<undefined>((resolve) => void setTimeout(resolve, namePatienceMs, undefined));
  return Promise.race([name, late]);
}
