import type { ReactNode } from 'react';
import './Tag.css';

/** Tags beside each other. */
export function Tags({ children }: { children: ReactNode }) {
  return <span className="tags">{children}</span>;
}
