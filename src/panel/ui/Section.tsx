import { useId, type ReactNode } from 'react';
import './Screen.css';

interface SectionProps {
  title?: string;
  /** One thought with the section below it. */
  isJoined?: boolean;
  children: ReactNode;
}

/** A padded part of a screen, with a small heading if it has one. */
export function Section({ title, isJoined = false, children }: SectionProps) {
  const id = useId();
  return (
    <section
      className={isJoined ? 'section section-joined' : 'section'}
      aria-labelledby={title === undefined ? undefined : id}
    >
      {title !== undefined && (
        <h2 id={id} className="section-title">
          {title}
        </h2>
      )}
      {children}
    </section>
  );
}
