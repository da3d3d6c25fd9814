import type { BarTone } from './Bars';
import './reports.css';

/** What the colours mean; the words next to each bar say it too. */
export function Legend({
  entries,
}: {
  entries: readonly { readonly tone: BarTone; readonly label: string }[];
}) {
  return (
    <ul className="legend" aria-hidden="true">
      {entries.map(({ tone, label }) => (
        <li key={tone}>
          <span className="legend-mark" data-tone={tone} />
          {label}
        </li>
      ))}
    </ul>
  );
}
