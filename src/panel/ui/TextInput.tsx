import type { ComponentProps, ReactNode } from 'react';
import './control.css';

interface TextInputProps extends ComponentProps<'input'> {
  /** A small text button at its right end. */
  button?: ReactNode;
}

export function TextInput({ button, ...rest }: TextInputProps) {
  const input = <input type="text" autoComplete="off" {...rest} className="control" />;
  if (button === undefined) return input;
  return (
    <div className="control-with-button">
      {input}
      {button}
    </div>
  );
}
