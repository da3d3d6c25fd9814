import { createStore } from 'zustand/vanilla';

/** What lies over every screen: the palette, or the list of keys. */
export type Overlay = 'palette' | 'shortcuts' | undefined;

export const overlay = createStore<{ readonly shown: Overlay }>()(() => ({ shown: undefined }));

export function showOverlay(shown: Overlay): void {
  overlay.setState({ shown });
}
