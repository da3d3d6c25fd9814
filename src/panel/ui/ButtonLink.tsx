import type { ComponentProps } from 'react';
import './Button.css';

interface ButtonLinkProps extends ComponentProps<'a'> {
  variant?: 'primary' | 'quiet' | 'text';
  size?: 'normal' | 'small';
}

/** Leads to another screen, in the clothes of a button. */
export function ButtonLink({ variant = 'primary', size = 'normal', children, ...rest }: ButtonLinkProps) {
  return (
    <a {...rest} className={`button button-${variant} button-${size}`}>
      {children}
    </a>
  );
}
