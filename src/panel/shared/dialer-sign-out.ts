/** How long signing out waits for the widget; ms. */
const patienceMs = 1000;

let leave: (() => Promise<void>) | undefined;

/** Called by this page's dialer with how to sign its widget out; `undefined` when there is no dialer any more. */
export function onLeaveDialer(signOut: (() => Promise<void>) | undefined): void {
  leave = signOut;
}

/**
 * Signs the widget out, so that its session does not outlast the panel's. Must be awaited before the panel signs out,
 * which removes the frame.
 */
export async function leaveDialer(): Promise<void> {
  if (!leave) return;
  const late = new Promise<void>((resolve) => void setTimeout(resolve, patienceMs));
  await Promise.race([leave(), late]);
}
