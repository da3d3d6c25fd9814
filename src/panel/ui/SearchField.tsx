import type { ComponentProps } from 'react';
import { Icon } from './Icon';
import './SearchField.css';

/** `label` is its accessible name and its placeholder. */
export function SearchField({ label, ...rest }: ComponentProps<'input'> & { label: string }) {
  return (
    <div className="search-field">
      <Icon name="find" />
      <input
        autoComplete="off"
        spellCheck={false}
        {...rest}
        type="search"
        aria-label={label}
        placeholder={label}
      />
    </div>
  );
}
