import type { ReactNode } from 'react';
import './RowList.css';

/** Rows that stand apart from what is above them. */
export function RowList({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ul className="setting-rows" aria-label={label}>
      {children}
    </ul>
  );
}
