export type MicrophoneState = 'granted' | 'prompt' | 'denied' | 'missing';

/**
 * Whether this extension may use the microphone; the dialer's frame inherits the permission. A side panel cannot ask
 * for it.
 */
export async function readMicrophone(onChange: (state: MicrophoneState) => void): Promise<() => void> {
  const status = await navigator.permissions.query({ name: 'microphone' });
  const tell = () => onChange(status.state);
  tell();
  status.addEventListener('change', tell);
  return () => status.removeEventListener('change', tell);
}

/** Asks for permission, which only works in a tab or window of its own. The audio itself is not used. */
export async function askForMicrophone(): Promise<MicrophoneState> {
  try {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    for (const track of stream.getTracks()) track.stop();
    return 'granted';
  } catch (error) {
    return error instanceof DOMException && error.name === 'NotFoundError' ? 'missing' : 'denied';
  }
}
