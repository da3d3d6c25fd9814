import { strokes } from './icon-strokes';
import './Icon.css';

export type IconName = keyof typeof strokes;

/** Decoration next to words, or inside a control that has a name. */
export function Icon({ name, size = 16 }: { name: IconName; size?: 16 | 20 }) {
  return (
    <svg className={`icon icon-${size}`} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={strokes[name]} />
    </svg>
  );
}
