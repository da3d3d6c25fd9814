/** How long signing out waits for the widget; ms. */
const patienceMs = 1000;

let leave: (() => Promise<void>) | undefined;

/** The dialer of this page says how its widget is signed out; `undefined` when there is none any more. */
export function onLeaveDialer(signOut: (() => Promise<void>) | undefined): void {
  leave = signOut;
}

/**
 * Signs the widget out, so that its session does not outlive the panel's. To be awaited before the panel's own
 * sign-out: with it the frame goes.
 */
export async function leaveDialer(): Promise<void> {
  if (!leave) return;
  const late = new Promise<void>((resolve) => void setTimeout(resolve, patienceMs));
  await Promise.race([leave(), late]);
}
