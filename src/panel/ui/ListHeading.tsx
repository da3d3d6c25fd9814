import './ListHeading.css';

/** The name of the rows below it, for example a day. */
export function ListHeading({ children }: { children: string }) {
  return <h2 className="list-heading">{children}</h2>;
}
