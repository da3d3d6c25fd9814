import type { ComponentProps, ReactNode } from 'react';
import './Chip.css';

/** Chips beside each other, as many in a line as fit. */
export function Chips(props: Omit<ComponentProps<'div'>, 'className'>) {
  return <div {...props} className="chips" />;
}

interface ChipGroupProps {
  /** What they choose, for those who do not see them together. */
  label: string;
  /** `dense` fits more into a line; `scroll` keeps all of them in one. */
  layout?: 'wrap' | 'dense' | 'scroll';
  children: ReactNode;
}

/** Chips that belong together. */
export function ChipGroup({ label, layout = 'wrap', children }: ChipGroupProps) {
  return (
    <fieldset className={`chips chip-group chip-group-${layout}`}>
      <legend className="visually-hidden">{label}</legend>
      {children}
    </fieldset>
  );
}
