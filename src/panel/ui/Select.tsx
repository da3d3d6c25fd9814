import type { ComponentProps } from 'react';
import { Icon } from './Icon';
import './control.css';

export interface SelectOption {
  readonly value: string;
  readonly label: string;
}

interface SelectProps extends Omit<ComponentProps<'select'>, 'children'> {
  options: readonly SelectOption[];
  /** Text of the empty choice, shown while nothing is chosen. */
  placeholder?: string | undefined;
  /** Whether a lock is shown in place of the arrow; unless told, where it is disabled. */
  isLocked?: boolean;
}

export function Select({ options, placeholder, isLocked, ...rest }: SelectProps) {
  return (
    <div className="control-select">
      <select {...rest} className="control">
        {placeholder !== undefined && <option value="">{placeholder}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <Icon name={(isLocked ?? rest.disabled) ? 'lock' : 'chevron'} />
    </div>
  );
}
