import { useEffect, useRef } from 'react';

/**
 * Ctrl or ⌘ with Enter saves, Esc leaves; what was typed is a draft by then. Esc first closes what is open, and empties a
 * search.
 */
export function useLogKeys(keys: { readonly save?: () => void; readonly leave: () => void }): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const { save, leave } = latest.current;
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && save) {
        event.preventDefault();
        if (!event.repeat) save();
      }
      if (event.key === 'Escape' && !isOthers(event.target)) {
        event.preventDefault();
        leave();
      }
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
}

function isOthers(target: EventTarget | null): boolean {
  if (document.querySelector('dialog[open], [popover][data-open]')) return true;
  return target instanceof HTMLInputElement && target.type === 'search' && target.value !== '';
}
