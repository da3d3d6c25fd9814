import './reports.css';

export interface Tile {
  readonly label: string;
  readonly value: string;
  readonly tone?: 'bad' | 'ok';
}

/** The most important numbers, large. */
export function Tiles({ tiles }: { tiles: readonly Tile[] }) {
  return (
    <dl className="tiles">
      {tiles.map(({ label, value, tone }) => (
        <div key={label} className="tile" data-tone={tone ?? 'plain'}>
          <dt className="tile-label">{label}</dt>
          <dd className="tile-value">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
