import type { SignInStatus } from '../../dialer/host';
import { isSignInAddress } from '../../dialer/sign-in-address';
import { launchSignIn } from '../../platform/identity';
import { call } from '../../protocol/client';

export type SignInState = 'unknown' | 'signing_in' | 'signed_in' | 'signed_out';

export interface SignInOptions {
  readonly redirectUri: string;
  /** Whether there is a widget's frame, up or not. */
  readonly isThere: () => boolean;
  /** Gives the widget the redirect address with its code. */
  readonly handOver: (callbackUri: string) => void;
  /** Asks the widget to sign out. */
  readonly signOut: () => void;
  readonly onState: (state: SignInState, extensionNumber: string) => void;
}

/** A session of the widget's own is announced within a second of the first "not signed in", on a busy machine later; ms. */
const announcementMs = 4000;

/** An announced session was there after three seconds on a busy machine; one that has not come by now will not; ms. */
const restoringMs = 15_000;

/** After this time the person has to use the widget's own Sign in; ms. */
const handOverMs = 15_000;

/** `listening`: a session of its own may still be announced; `asking`: for a code, which has not been handed over. */
type Step = 'loading' | 'listening' | 'restoring' | 'asking' | 'handed_over' | 'settled';

/**
 * Signs the widget in with a code from the panel's own sign-in, silently and once per page load. A widget with a
 * session of its own gets none: it would sign out and in again. A person who signs out inside the widget stays signed
 * out.
 */
export class DialerSignIn {
  readonly #options: SignInOptions;
  readonly #waiting: (() => void)[] = [];
  #state: SignInState = 'unknown';
  #step: Step = 'loading';
  #isLeaving = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: SignInOptions) {
    this.#options = options;
  }

  /** The widget's page has loaded: it reports "not signed in" once, even if it remembers somebody. */
  onUp(): void {
    this.#startOver();
  }

  /** The widget's frame was removed. */
  onGone(): void {
    this.#isLeaving = false;
    this.#startOver();
  }

  onStatus({ isSignedIn, extensionNumber }: Pick<SignInStatus, 'isSignedIn' | 'extensionNumber'>): void {
    if (isSignedIn) return this.#settle('signed_in', extensionNumber);
    if (this.#step === 'settled') return this.#settle('signed_out');
    // Said a second time, it means that the session of its own has ended.
    if (this.#step === 'restoring') return void this.#handOver();
    if (this.#step !== 'loading') return;
    this.#tell('signing_in');
    this.#go('listening', announcementMs, () => this.#handOver());
  }

  /** After the first "not signed in" the sign that the widget has a session of its own, which it is restoring. */
  onBrandAssets(): void {
    if (this.#step !== 'listening' && this.#step !== 'asking') return;
    this.#go('restoring', restoringMs, () => this.#handOver());
  }

  /** The widget's own Sign in, in the browser's sign-in window; the widget keeps the verifier. */
  async onPopup(address: string): Promise<void> {
    const { redirectUri, handOver } = this.#options;
    if (!isSignInAddress(address, redirectUri)) return;
    const callbackUri = await launchSignIn(address, true);
    if (callbackUri?.startsWith(redirectUri)) handOver(callbackUri);
  }

  /**
   * Settles once nobody is signed in to the widget; true when somebody was, whose session it then revokes. From here on
   * no code is handed over.
   */
  async signOut(): Promise<boolean> {
    this.#isLeaving = true;
    // The widget signs nobody out before it has signed them in; one that is loading may remember somebody.
    while (this.#options.isThere() && (this.#state === 'unknown' || this.#state === 'signing_in'))
      await this.#nextState();
    if (this.#state !== 'signed_in') return false;
    this.#options.signOut();
    while (this.#state === 'signed_in') await this.#nextState();
    return true;
  }

  close(): void {
    clearTimeout(this.#timer);
  }

  async #handOver(): Promise<void> {
    if (this.#isLeaving) return this.#settle('signed_out');
    const isOver = () => this.#settle('signed_out');
    this.#go('asking', handOverMs, isOver);
    const code = await call('getDialerCode', {}).catch(() => null);
    if (this.#step !== 'asking') return;
    if (!code || this.#isLeaving) return isOver();
    this.#step = 'handed_over';
    this.#options.handOver(code.callbackUri);
  }

  #startOver(): void {
    clearTimeout(this.#timer);
    this.#step = 'loading';
    this.#tell('unknown');
  }

  #settle(state: SignInState, extensionNumber = ''): void {
    clearTimeout(this.#timer);
    this.#step = 'settled';
    this.#tell(state, extensionNumber);
  }

  #tell(state: SignInState, extensionNumber = ''): void {
    this.#state = state;
    this.#options.onState(state, extensionNumber);
    for (const goOn of this.#waiting.splice(0)) goOn();
  }

  #nextState(): Promise<void> {
    return new Promise((goOn) => void this.#waiting.push(goOn));
  }

  #go(step: Step, ms: number, next: () => Promise<void> | void): void {
    clearTimeout(this.#timer);
    this.#step = step;
    this.#timer = setTimeout(() => void next(), ms);
  }
}
