import type { ReactNode } from 'react';
import './KeyValues.css';

interface KeyValue {
  readonly key: string;
  readonly value: ReactNode;
}

/** A two-column table of facts. */
export function KeyValues({ rows }: { rows: readonly KeyValue[] }) {
  return (
    <dl className="key-values">
      {rows.map((row) => (
        <div key={`${row.key} ${String(row.value)}`}>
          <dt>{row.key}</dt>
          <dd>{row.value}</dd>
        </div>
      ))}
    </dl>
  );
}
