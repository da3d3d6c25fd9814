import type { ReactNode } from 'react';
import './Header.css';
import './Screen.css';

interface BlankScreenProps {
  /** Where it is known before the screen is there. */
  title?: string | undefined;
  children: ReactNode;
}

/** A screen that is not there yet: its header's line, and what stands in for the rest. */
export function BlankScreen({ title, children }: BlankScreenProps) {
  return (
    <div className="screen">
      <div className="header">{title && <span className="header-title">{title}</span>}</div>
      {children}
    </div>
  );
}
