import type { ReactNode } from 'react';
import type { Tone } from './Tag';
import './Notice.css';

interface NoticeProps {
  tone: Tone;
  title?: ReactNode;
  children?: ReactNode;
  /** Buttons. */
  actions?: ReactNode;
  /** `alert` interrupts a screen reader; for what just went wrong. */
  role?: 'status' | 'alert';
}

export function Notice({ tone, title, children, actions, role }: NoticeProps) {
  return (
    <div className="notice" data-tone={tone} role={role}>
      {title !== undefined && <p className="notice-title">{title}</p>}
      {children}
      {Boolean(actions) && <div className="notice-actions">{actions}</div>}
    </div>
  );
}
