import { useEffect, useRef, useState } from 'react';

export interface LeaveGuard {
  /** The person was about to leave and must be asked. */
  readonly isAsking: boolean;
  readonly stay: () => void;
  readonly leave: () => void;
}

/** Stops navigation to another screen while something is unsaved, and asks first. */
export function useLeaveGuard(isUnsaved: boolean): LeaveGuard {
  const [target, setTarget] = useState<string>();
  const mayLeave = useRef(false);
  useEffect(() => {
    if (!isUnsaved) return undefined;
    const onNavigate = (event: NavigateEvent) => {
      // A reload is not stopped: drafts survive it.
      if (mayLeave.current || !event.cancelable || !event.hashChange) return;
      event.preventDefault();
      setTarget(event.destination.url);
    };
    navigation.addEventListener('navigate', onNavigate);
    return () => navigation.removeEventListener('navigate', onNavigate);
  }, [isUnsaved]);
  return {
    isAsking: target !== undefined,
    stay: () => setTarget(undefined),
    leave: () => {
      mayLeave.current = true;
      if (target !== undefined) location.assign(target);
    },
  };
}
