import type { CurrentCall } from '../../core/activity/current-call';
import type { Problem } from '../../core/basics/problem';
import type { CallPop, EndedCall, UnkeptCall } from './call-keeper';
import type { SignInState } from './dialer-sign-in';
import type { Seat } from './dialer-window';

/** What the dialer's screens paint from. */
export interface DialerState {
  readonly seat: Seat;
  /** The page with the dialer could not give it up. */
  readonly isRefused: boolean;
  /** The widget's page in the frame has loaded. */
  readonly isUp: boolean;
  readonly signIn: SignInState;
  /** Extension number of the person signed in to the widget; '' when unknown. */
  readonly extensionNumber: string;
  /** Number of calls that end when this page closes. */
  readonly webPhoneCalls: number;
  /** The calls that ring or are on, on any device of the person. */
  readonly calls: readonly CurrentCall[];
  /** Who in the CRM has their numbers, by session. */
  readonly pops: { readonly [sessionId: string]: CallPop };
  readonly ended: EndedCall | undefined;
  readonly unkept: UnkeptCall | undefined;
  readonly problem: Problem | undefined;
}

/** Of a page whose dialer has not begun. */
export const freshDialer: DialerState = {
  seat: undefined,
  isRefused: false,
  isUp: false,
  signIn: 'unknown',
  extensionNumber: '',
  webPhoneCalls: 0,
  calls: [],
  pops: {},
  ended: undefined,
  unkept: undefined,
  problem: undefined,
};
