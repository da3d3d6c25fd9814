import type { ComponentProps, ReactNode } from 'react';
import './ChoiceSet.css';
import './Chip.css';

interface ChoiceSetProps extends Omit<ComponentProps<'fieldset'>, 'className'> {
  legend: string;
  /** Below the choices. */
  notes?: ReactNode;
}

/** Choices side by side under a name that is written like a field's. */
export function ChoiceSet({ legend, notes, children, ...rest }: ChoiceSetProps) {
  return (
    <fieldset {...rest} className="choice-set">
      <legend className="choice-set-legend">{legend}</legend>
      <div className="chips">{children}</div>
      {notes}
    </fieldset>
  );
}
