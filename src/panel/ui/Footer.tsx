import type { ReactNode } from 'react';
import './Footer.css';

interface FooterProps {
  /** What the main action will do, or what prevents it. */
  consequence?: ReactNode;
  tone?: 'plain' | 'bad' | 'ok';
  /** Buttons, the main one last. */
  children: ReactNode;
}

export function Footer({ consequence, tone = 'plain', children }: FooterProps) {
  return (
    <footer className="footer">
      <output className="footer-consequence" data-tone={tone}>
        {consequence}
      </output>
      <div className="footer-buttons">{children}</div>
    </footer>
  );
}
