import type { ComponentProps } from 'react';
import './Button.css';

interface ButtonLinkProps extends ComponentProps<'a'> {
  variant?: 'primary' | 'quiet' | 'text';
  size?: 'normal' | 'small';
}

/** A link to another screen that looks like a button. */
export function ButtonLink({ variant = 'primary', size = 'normal', children, ...rest }: ButtonLinkProps) {
  return (
    <a {...rest} className={`button button-${variant} button-${size}`}>
      {children}
    </a>
  );
}
