import { useId, type ComponentProps, type MouseEvent } from 'react';
import './Button.css';

export interface ButtonProps extends ComponentProps<'button'> {
  variant?: 'primary' | 'quiet' | 'text' | 'danger';
  size?: 'normal' | 'small' | 'line';
  wide?: boolean;
  /** Small and without a frame: its words begin where the text above them does. */
  isFlush?: boolean;
  /** The work started by this button is under way; further clicks do nothing. */
  busy?: boolean;
  /** Why it cannot be used now. It stays focusable, so that screen readers announce the reason. */
  unavailable?: string | undefined;
}

export function Button(props: ButtonProps) {
  const {
    variant = 'primary',
    size = 'normal',
    wide,
    isFlush,
    busy = false,
    unavailable,
    onClick,
    children,
    ...rest
  } = props;
  const reasonId = useId();
  const blocked = busy || unavailable !== undefined;
  const classes = [
    'button',
    `button-${variant}`,
    `button-${size}`,
    wide ? 'button-wide' : '',
    isFlush ? 'button-flush' : '',
  ];
  const block = (event: MouseEvent) => event.preventDefault();
  return (
    <button
      type="button"
      {...rest}
      className={classes.filter(Boolean).join(' ')}
      aria-busy={busy || undefined}
      aria-disabled={blocked || undefined}
      aria-describedby={unavailable === undefined ? rest['aria-describedby'] : reasonId}
      title={unavailable ?? rest.title}
      onClick={blocked ? block : onClick}
    >
      {busy && <span className="button-spinner" aria-hidden="true" />}
      {children}
      {unavailable !== undefined && (
        // Read as the description alone, and no part of the name.
        <span id={reasonId} hidden>
          {unavailable}
        </span>
      )}
    </button>
  );
}
