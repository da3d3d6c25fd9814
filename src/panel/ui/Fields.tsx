import type { ReactNode } from 'react';
import './FormField.css';

/** Fields one below the other, or, in a grid, as many beside each other as fit. */
export function Fields({ layout = 'column', children }: { layout?: 'column' | 'grid'; children: ReactNode }) {
  return <div className={`fields fields-${layout}`}>{children}</div>;
}
