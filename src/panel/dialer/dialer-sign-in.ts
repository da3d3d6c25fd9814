import type { SignInStatus } from '../../dialer/host';
import { isSignInAddress } from '../../dialer/sign-in-address';
import { launchSignIn } from '../../platform/identity';
import { call } from '../../protocol/client';

export type SignInState = 'unknown' | 'signing_in' | 'signed_in' | 'signed_out';

export interface SignInOptions {
  readonly redirectUri: string;
  /** Gives the widget the redirect address with its code. */
  readonly handOver: (callbackUri: string) => void;
  readonly onState: (state: SignInState, extensionNumber: string) => void;
}

/** A session remembered by the widget takes about half a second to appear after its first "not signed in"; ms. */
const ownSessionMs = 1500;

/** After this time the person has to use the widget's own Sign in; ms. */
const handOverMs = 15_000;

/**
 * Signs the widget in with a code from the panel's own sign-in, silently and once per page load. A person who signs
 * out inside the widget stays signed out.
 */
export class DialerSignIn {
  readonly #options: SignInOptions;
  #isSignedIn = false;
  #hasTried = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: SignInOptions) {
    this.#options = options;
  }

  /** The widget's page has loaded: it reports "not signed in" once, even if it remembers somebody. */
  onUp(): void {
    this.#stopWaiting();
    this.#isSignedIn = false;
    this.#hasTried = false;
    this.#options.onState('unknown', '');
  }

  onStatus({ isSignedIn, extensionNumber }: SignInStatus): void {
    this.#isSignedIn = isSignedIn;
    if (isSignedIn) {
      this.#stopWaiting();
      this.#hasTried = true;
      this.#options.onState('signed_in', extensionNumber);
    } else if (this.#hasTried) {
      if (this.#timer === undefined) this.#options.onState('signed_out', '');
    } else {
      this.#hasTried = true;
      this.#options.onState('signing_in', '');
      this.#wait(ownSessionMs, () => this.#handOver());
    }
  }

  /** The widget's own Sign in, in the browser's sign-in window; the widget keeps the verifier. */
  async onPopup(address: string): Promise<void> {
    const { redirectUri, handOver } = this.#options;
    if (!isSignInAddress(address, redirectUri)) return;
    const callbackUri = await launchSignIn(address, true);
    if (callbackUri?.startsWith(redirectUri)) handOver(callbackUri);
  }

  close(): void {
    this.#stopWaiting();
  }

  async #handOver(): Promise<void> {
    this.#wait(handOverMs, () => this.#options.onState('signed_out', ''));
    const code = await call('getDialerCode', {}).catch(() => null);
    if (this.#isSignedIn) return;
    if (code) return this.#options.handOver(code.callbackUri);
    this.#stopWaiting();
    this.#options.onState('signed_out', '');
  }

  #wait(ms: number, next: () => Promise<void> | void): void {
    this.#stopWaiting();
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      void next();
    }, ms);
  }

  #stopWaiting(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
