import type { ReactNode } from 'react';
import type { Tone } from './Tag';
import './SmallText.css';

interface SmallTextProps {
  /** `hint` is for what nobody has to read. */
  tone?: Tone | 'hint';
  role?: 'alert';
  children: ReactNode;
}

/** A paragraph that explains or dates something: small, and grey unless its tone says more. */
export function SmallText({ tone = 'plain', role, children }: SmallTextProps) {
  return (
    <p className="small-text" data-tone={tone} role={role}>
      {children}
    </p>
  );
}
