import { useEffect, useState } from 'react';
import { systemClock } from '../../platform/clock';

/** The current time in ms, updated while the page is visible; for texts such as "in 3 min". */
export function useNow(everyMs = 20_000): number {
  const [now, setNow] = useState(() => systemClock.now());
  useEffect(() => {
    const renew = () => {
      if (document.visibilityState === 'visible') setNow(systemClock.now());
    };
    const timer = setInterval(renew, everyMs);
    document.addEventListener('visibilitychange', renew);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', renew);
    };
  }, [everyMs]);
  return now;
}
