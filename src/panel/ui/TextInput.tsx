import type { ComponentProps } from 'react';
import './control.css';

export function TextInput(props: ComponentProps<'input'>) {
  return <input type="text" autoComplete="off" {...props} className="control" />;
}
