import type { ReactNode } from 'react';
import './Header.css';
import './Screen.css';

/** A screen that is not there yet: its header's line, and what stands in for the rest. */
export function BlankScreen({ children }: { children: ReactNode }) {
  return (
    <div className="screen">
      <div className="header" />
      {children}
    </div>
  );
}
