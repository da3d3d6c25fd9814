export type MicrophoneState = 'granted' | 'prompt' | 'denied' | 'missing';

/**
 * Whether this extension may use the microphone; the dialer's frame uses the extension's permission. A side panel
 * cannot ask for it.
 */
export async function readMicrophone(onChange: (state: MicrophoneState) => void): Promise<() => void> {
  const status = await navigator.permissions.query({ name: 'microphone' });
  const tell = () => onChange(status.state);
  tell();
  status.addEventListener('change', tell);
  return () => status.removeEventListener('change', tell);
}

/** Asks for it; only a page in a tab or window of its own can. The sound itself is not used. */
export async function askForMicrophone(): Promise<MicrophoneState> {
  try {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    for (const track of stream.getTracks()) track.stop();
    return 'granted';
  } catch (error) {
    return error instanceof DOMException && error.name === 'NotFoundError' ? 'missing' : 'denied';
  }
}
