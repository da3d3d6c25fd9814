import './reports.css';

export type BarTone = 'accent' | 'soft' | 'ok' | 'bad' | 'wait' | 'unknown';

export interface BarPart {
  readonly value: number;
  readonly tone: BarTone;
}

export interface Bar {
  readonly key: string;
  readonly label: string;
  /** What the bar shows, in words. */
  readonly text: string;
  readonly parts: readonly BarPart[];
}

/** Width of the picture in its own units. */
const width = 100;

/**
 * Horizontal bars on one scale. The words next to each say the same, so the picture itself is hidden from screen
 * readers.
 */
export function Bars({ bars, label }: { bars: readonly Bar[]; label: string }) {
  const most = Math.max(1, ...bars.map(({ parts }) => sumOf(parts)));
  return (
    <ul className="bars" aria-label={label}>
      {bars.map((bar) => (
        <li key={bar.key} className="bar">
          <span className="bar-label">{bar.label}</span>
          <span className="bar-text">{bar.text}</span>
          <svg
            className="bar-picture"
            viewBox={`0 0 ${width} 1`}
            preserveAspectRatio="none"
            aria-hidden="true"
            focusable="false"
          >
            {placed(bar.parts, most).map(({ tone, from, size }) => (
              <rect key={tone} data-tone={tone} x={from} width={size} height="1" />
            ))}
          </svg>
        </li>
      ))}
    </ul>
  );
}

function sumOf(parts: readonly BarPart[]): number {
  return parts.reduce((sum, { value }) => sum + value, 0);
}

function placed(parts: readonly BarPart[], most: number) {
  return parts
    .filter(({ value }) => value > 0)
    .map(({ tone, value }, index, shown) => ({
      tone,
      from: (sumOf(shown.slice(0, index)) / most) * width,
      size: (value / most) * width,
    }));
}
