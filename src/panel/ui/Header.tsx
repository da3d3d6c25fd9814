import { useEffect, useRef, type ReactNode } from 'react';
import { Icon } from './Icon';
import './Header.css';

interface HeaderProps {
  title: string;
  back?: { readonly href: string; readonly label: string } | undefined;
  children?: ReactNode;
}

export function Header({ title, back, children }: HeaderProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  // After the paint: earlier, the browser would have to lay everything out once more.
  useEffect(() => takeFocus(heading.current), []);
  return (
    <header className="header">
      {back && (
        <a className="icon-button" href={back.href} aria-label={back.label} title={back.label}>
          <Icon name="back" />
        </a>
      )}
      {/* The screen has changed: focus moves to its heading. */}
      <h1 tabIndex={-1} ref={heading} className="header-title">
        {title}
      </h1>
      {children}
    </header>
  );
}

/** Unless its screen is hidden, or something else in it has the focus by now. */
function takeFocus(heading: HTMLElement | null): void {
  const screen = heading?.closest('header')?.parentElement;
  if (heading?.closest('[hidden]') || screen?.contains(document.activeElement)) return;
  heading?.focus({ preventScroll: true });
}
