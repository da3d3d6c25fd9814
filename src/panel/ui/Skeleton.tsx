import './Skeleton.css';

/** Grey rows in the place of a list that is coming; `label` is what a screen reader hears. */
export function Skeleton({ label, rows = 5 }: { label: string; rows?: number }) {
  return (
    <div className="skeleton">
      <output className="visually-hidden">{label}</output>
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} aria-hidden="true">
          <span className="skeleton-lead" />
          <span className="skeleton-lines" />
        </div>
      ))}
    </div>
  );
}
