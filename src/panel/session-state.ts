import { useState } from 'react';

/** Text that is still there when the person comes back to the screen, for as long as the page lives. */
export function useSessionState<T extends string>(
  key: string,
  initial: T,
  isKnown: (text: string) => text is T,
) {
  const [value, setValue] = useState<T>(() => {
    const kept = sessionStorage.getItem(key);
    return kept !== null && isKnown(kept) ? kept : initial;
  });
  const change = (next: T) => {
    sessionStorage.setItem(key, next);
    setValue(next);
  };
  return [value, change] as const;
}
