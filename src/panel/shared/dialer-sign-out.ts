import { answerWithin } from '../../dialer/deadline';
import { pause } from '../../platform/pause';

/** How long signing out waits until the widget says that it is signed out; it takes about a second, a busy one more; ms. */
const patienceMs = 5000;

/** The same without a network, where the widget can only forget its session; ms. */
const offlinePatienceMs = 1500;

/** The widget revokes its session only after it has said so; ms. */
const revocationMs = 1500;

/** Settles with true when somebody was signed in to the widget. */
type SignOut = () => Promise<boolean>;

let leave: SignOut | undefined;

/** Called by this page's dialer with how to sign its widget out; `undefined` when there is no dialer any more. */
export function onLeaveDialer(signOut: SignOut | undefined): void {
  leave = signOut;
}

/**
 * Signs the widget out, so that its session does not outlast the panel's. Must be awaited before the panel signs out,
 * which removes the frame: a frame that is removed earlier signs itself in again at its next start. Never fails, and
 * takes seven seconds at most.
 */
export async function leaveDialer(): Promise<void> {
  if (!leave) return;
  const wasSignedIn = await answerWithin(leave, navigator.onLine ? patienceMs : offlinePatienceMs, false);
  if (wasSignedIn && navigator.onLine) await pause(revocationMs);
}
