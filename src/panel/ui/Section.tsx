import { useId, type ReactNode } from 'react';
import './Screen.css';

/** A padded part of a screen with an optional small heading. */
export function Section({ title, children }: { title?: string; children: ReactNode }) {
  const id = useId();
  return (
    <section className="section" aria-labelledby={title === undefined ? undefined : id}>
      {title !== undefined && (
        <h2 id={id} className="section-title">
          {title}
        </h2>
      )}
      {children}
    </section>
  );
}
