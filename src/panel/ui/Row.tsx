import type { ComponentProps, ReactNode } from 'react';
import './Row.css';

type ItemProps = Omit<ComponentProps<'li'>, 'title' | 'className' | 'children'>;

/** Additional attributes of a list item, for example its place in a long list. */
interface RowProps extends ItemProps {
  title: ReactNode;
  /** Small and grey after the title, for example a time. */
  aside?: ReactNode;
  text?: ReactNode;
  /** An `Avatar` or icon at the left. */
  lead?: ReactNode;
  /** A tag or control at the right. */
  trail?: ReactNode;
  /** Below the text: tags, buttons. */
  children?: ReactNode;
  /** Makes the title a link that covers the whole row. */
  href?: string | undefined;
  tone?: 'plain' | 'raised';
}

/** A row of a list; the list itself is `<ul className="rows">`. */
export function Row(props: RowProps) {
  const { title, aside, text, lead, trail, children, href, tone = 'plain', ...item } = props;
  return (
    <li {...item} className={`row row-${tone}`}>
      {lead}
      <div className="row-body">
        <p className="row-title">
          {href === undefined ? (
            title
          ) : (
            <a className="row-link" href={href}>
              {title}
            </a>
          )}
          {aside !== undefined && <span className="row-aside">{aside}</span>}
        </p>
        {text !== undefined && <p className="row-text">{text}</p>}
        {children !== undefined && <div className="row-more">{children}</div>}
      </div>
      {trail}
    </li>
  );
}
