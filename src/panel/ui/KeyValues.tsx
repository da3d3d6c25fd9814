import type { ReactNode } from 'react';
import './KeyValues.css';

interface KeyValue {
  readonly key: string;
  readonly value: ReactNode;
}

/** A two-column table of names and values. */
export function KeyValues({ rows }: { rows: readonly KeyValue[] }) {
  return (
    <dl className="key-values">
      {rows.map((row, index) => (
        <div key={`${row.key} ${index}`}>
          <dt>{row.key}</dt>
          <dd>{row.value}</dd>
        </div>
      ))}
    </dl>
  );
}
