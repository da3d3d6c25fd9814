import type { ComponentProps } from 'react';
import './Toggle.css';

/** On or off: a checkbox that looks like a switch. Needs an `id` with a label, or an `aria-label`. */
export function Toggle(props: ComponentProps<'input'>) {
  return <input {...props} type="checkbox" className="toggle" />;
}
