import type { ReactNode } from 'react';
import { Icon } from './Icon';
import './Header.css';

interface HeaderProps {
  title: string;
  back?: { readonly href: string; readonly label: string } | undefined;
  children?: ReactNode;
}

export function Header({ title, back, children }: HeaderProps) {
  return (
    <header className="header">
      {back && (
        <a className="icon-button" href={back.href} aria-label={back.label} title={back.label}>
          <Icon name="back" />
        </a>
      )}
      {/* The screen has changed: focus moves to its heading. */}
      <h1 tabIndex={-1} ref={focusOnce} className="header-title">
        {title}
      </h1>
      {children}
    </header>
  );
}

function focusOnce(heading: HTMLElement | null): void {
  if (heading?.checkVisibility?.() !== false) heading?.focus({ preventScroll: true });
}
