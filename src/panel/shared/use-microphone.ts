import { useEffect, useState } from 'react';
import { readMicrophone, type MicrophoneState } from '../../platform/microphone';

/** Whether the microphone may be used; `undefined` until that is known. */
export function useMicrophone(): MicrophoneState | undefined {
  const [state, setState] = useState<MicrophoneState | undefined>(undefined);
  useEffect(() => {
    const watching = readMicrophone(setState);
    return () => void watching.then((stop) => stop());
  }, []);
  return state;
}
