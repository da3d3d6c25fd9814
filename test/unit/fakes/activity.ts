import type { Activity } from '../../../src/core/activity/activity';
import type { Call } from '../../../src/core/activity/call';

/** A call that is over, from a number that the CRM may know. */
export const endedCall: Call = {
  sessionId: '9001',
  direction: 'Inbound',
  startTime: 1_700_000_000_000,
  duration: 65,
  result: 'Disconnected',
  from: { phoneNumber: '+16505550123', name: 'Ada' },
  to: { phoneNumber: '+16505550100' },
};

/** An activity with one log to be made, as the rules see it. */
export const callToLog: Activity = {
  id: 'call:1@a',
  account: 'a',
  kind: 'call',
  call: { sessionId: '1', direction: 'Inbound', startTime: 0, duration: 5, result: 'x', from: {}, to: {} },
  fate: 'todo',
  operations: [{ kind: 'create' }],
  attempts: 0,
  createdAt: 0,
  changedAt: 0,
};
