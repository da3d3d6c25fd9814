import type { ComponentProps } from 'react';
import { Icon, type IconName } from './Icon';
import './IconButton.css';

interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children'> {
  icon: IconName;
  /** Accessible name, also shown as a tooltip. */
  label: string;
  size?: 'normal' | 'small';
  busy?: boolean;
}

export function IconButton({
  icon,
  label,
  size = 'normal',
  busy = false,
  onClick,
  ...rest
}: IconButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={size === 'small' ? 'icon-button icon-button-small' : 'icon-button'}
      aria-label={label}
      title={label}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      onClick={busy ? undefined : onClick}
    >
      <Icon name={icon} />
    </button>
  );
}
