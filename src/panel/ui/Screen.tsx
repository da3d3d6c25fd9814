import type { ReactNode } from 'react';
import { Header } from './Header';
import './Screen.css';

interface ScreenProps {
  title: string;
  /** Where "back" leads (a hash address) and what its button is called. */
  back?: { readonly href: string; readonly label: string } | undefined;
  /** Buttons and tags at the right of the header. */
  actions?: ReactNode;
  /** A `Footer`, for screens with one main action. */
  footer?: ReactNode;
  children?: ReactNode;
}

/** Header, scrolling body, footer: the frame of every screen. */
export function Screen({ title, back, actions, footer, children }: ScreenProps) {
  return (
    <div className="screen">
      <Header title={title} back={back}>
        {actions}
      </Header>
      <main className="screen-body">{children}</main>
      {footer}
    </div>
  );
}
