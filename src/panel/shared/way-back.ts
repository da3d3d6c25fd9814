import { useCallback } from 'react';
import { goTo, hashOf, type Route } from '../app/route';
import { usePanel, usePanelStore } from '../app/store';

const list: Route = { screen: 'activity' };

/** Where one was before a log was opened; else the list. */
export function useWayBack(): { readonly href: string; readonly leave: () => void } {
  const store = usePanelStore();
  const href = hashOf(usePanel((state) => state.cameFrom) ?? list);
  const leave = useCallback(() => {
    // What one is through with is not what the tab leads back to.
    store.setState(({ places }) => ({ places: { ...places, activity: list } }));
    goTo(store.getState().cameFrom ?? list);
  }, [store]);
  return { href, leave };
}
