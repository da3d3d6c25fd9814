import { createElement, Suspense, use, useEffect } from 'react';
import { useStore } from 'zustand';
import { lateCode } from '../shared/late-code';
import { overlay, showOverlay } from '../shared/overlay';
import { actOf, placeOfKey } from './key-act';
import { goTo } from './route';
import { usePanelStore } from './store';

const loadPalette = lateCode(() => import('./palette/Palette'), 'Palette');
const loadShortcuts = lateCode(() => import('./shortcuts/ShortcutsDialog'), 'ShortcutsDialog');

/** The keys that are good on every screen, and what they open over it. */
export function Keys() {
  const store = usePanelStore();
  const shown = useStore(overlay, (state) => state.shown);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const act = actOf(event, placeOfKey(event.target));
      if (!act) return;
      event.preventDefault();
      if (typeof act === 'string') showOverlay(act);
      else goTo(store.getState().places[act.tab] ?? { screen: act.tab });
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [store]);
  return <Suspense>{shown && <Shown shown={shown} />}</Suspense>;
}

function Shown({ shown }: { shown: 'palette' | 'shortcuts' }) {
  return createElement(use(shown === 'palette' ? loadPalette() : loadShortcuts()), {
    // One that has made way for the other closes late, and only itself.
    onClose: () => overlay.setState((now) => (now.shown === shown ? { shown: undefined } : now)),
  });
}
