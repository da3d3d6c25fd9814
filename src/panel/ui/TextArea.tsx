import type { ComponentProps } from 'react';
import './control.css';

export function TextArea(props: ComponentProps<'textarea'>) {
  return <textarea rows={3} {...props} className="control" />;
}
