import type { ComponentProps } from 'react';
import './Chip.css';

/** A filter that is on or off. */
export function Chip({ pressed, ...rest }: ComponentProps<'button'> & { pressed: boolean }) {
  return <button type="button" {...rest} className="chip" aria-pressed={pressed} />;
}
