import type { ReactNode } from 'react';
import './LongList.css';

/** The body of a screen with a `LongList`: the list scrolls by itself, so that what stands above it stays in view. */
export function LongListFrame({ children }: { children: ReactNode }) {
  return <div className="long-list-frame">{children}</div>;
}
