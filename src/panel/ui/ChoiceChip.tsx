import type { ComponentProps } from 'react';
import './Chip.css';

/** One of several choices: a checkbox or radio button that looks like a chip. */
export function ChoiceChip({
  label,
  type = 'checkbox',
  ...rest
}: ComponentProps<'input'> & { label: string }) {
  return (
    <label className="chip">
      <input {...rest} type={type} className="chip-input" />
      {label}
    </label>
  );
}
