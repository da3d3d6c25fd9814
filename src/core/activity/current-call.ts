import * as v from 'valibot';
import { optionalFlag, optionalNumber, texts } from '../basics/schema-parts';
import type { Activity } from './activity';
import { callSchema } from './call';

/** A call that rings or is on, as the pages of this browser tell each other. */
export const currentCallSchema = v.object({
  call: callSchema,
  status: v.picklist(['ringing', 'connected']),
  /** Epoch ms; missing until it is answered. */
  connectedAt: optionalNumber,
  isHeld: optionalFlag,
  /** Of the contacts with its number, as far as the CRM has answered. */
  names: texts,
});

export type CurrentCall = v.InferOutput<typeof currentCallSchema>;

/** What asks for the person first: a call that rings, then the one that they talk in. */
export function inUrgency(calls: readonly CurrentCall[]): CurrentCall[] {
  const rank = ({ status, isHeld }: CurrentCall) => (status === 'ringing' ? 0 : isHeld ? 2 : 1);
  return calls.toSorted((a, b) => rank(a) - rank(b));
}

/**
 * The activity that the call will be recorded as when it has ended, so that its form can be written before. Nothing of
 * it is stored but the draft, under the name that the activity's draft will have.
 */
export function activityOf(current: CurrentCall, id: string, account: string): Activity {
  const { call, status, names } = current;
  const [name, ...others] = names;
  return {
    id,
    account,
    kind: 'call',
    call: { ...call, result: status === 'ringing' ? 'Ringing' : 'CallConnected' },
    ...(name !== undefined && others.length === 0 && { knownAs: name }),
    fate: 'todo',
    operations: [],
    attempts: 0,
    createdAt: call.startTime,
    changedAt: call.startTime,
  };
}
