import './Skeleton.css';

/** Grey rows in place of a list that is loading; `label` is announced by screen readers. */
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
