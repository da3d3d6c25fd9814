import './PageLinks.css';

interface PageLink {
  readonly href: string;
  readonly label: string;
  readonly isCurrent: boolean;
}

/** Ways between several pages about the same thing, below the header of each. */
export function PageLinks({ label, links }: { label: string; links: readonly PageLink[] }) {
  return (
    <nav className="page-links" aria-label={label}>
      {links.map(({ href, label: words, isCurrent }) => (
        <a key={href} className="page-link" href={href} aria-current={isCurrent ? 'page' : undefined}>
          {words}
        </a>
      ))}
    </nav>
  );
}
