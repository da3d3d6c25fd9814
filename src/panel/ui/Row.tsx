import type { ComponentProps, ReactNode } from 'react';
import './Row.css';

type ItemProps = Omit<ComponentProps<'li'>, 'title' | 'className' | 'children'>;

/** Additional attributes of a list item, for example its place in a long list. */
interface RowProps extends ItemProps {
  title: ReactNode;
  /** Small and grey after the title, for example a time. */
  aside?: ReactNode;
  text?: ReactNode;
  /** The text has two lines at most: all of it stands elsewhere. */
  isClamped?: boolean;
  /** An `Avatar` or icon at the left. */
  lead?: ReactNode;
  /** A tag or control at the right. */
  trail?: ReactNode;
  /** Below the text and what is at the right: tags, buttons. */
  children?: ReactNode;
  /** Makes the title a link that covers the whole row. */
  href?: string | undefined;
  /** Makes the title a button that covers the row and opens and closes a part of it. */
  toggle?: { readonly isOpen: boolean; readonly controls: string; readonly onToggle: () => void };
  isRaised?: boolean;
  /** The whole row as a sentence, the name of its link: for whoever hears it, in place of its parts but the trail. */
  spoken?: string;
}

/** A line of a list (`ul`). */
export function Row(props: RowProps) {
  const { title, aside, text, lead, trail, children, href, toggle, ...rest } = props;
  const { isRaised, isClamped, spoken, ...item } = rest;
  const isHidden = spoken === undefined ? undefined : true;
  return (
    <li {...item} className={isRaised ? 'row row-raised' : 'row'}>
      {lead}
      <div className="row-main">
        <div className="row-top">
          <div className="row-body">
            <p className="row-title">
              <RowTitle title={title} href={href} toggle={toggle} spoken={spoken} />
              {aside !== undefined && (
                <span className="row-aside" aria-hidden={isHidden}>
                  {aside}
                </span>
              )}
            </p>
            {text !== undefined && (
              <p className={isClamped ? 'row-text row-text-clamped' : 'row-text'} aria-hidden={isHidden}>
                {text}
              </p>
            )}
          </div>
          {trail}
        </div>
        {children !== undefined && <div className="row-more">{children}</div>}
      </div>
    </li>
  );
}

interface RowTitleProps {
  title: ReactNode;
  href: RowProps['href'];
  toggle: RowProps['toggle'] | undefined;
  spoken: string | undefined;
}

function RowTitle({ title, href, toggle, spoken }: RowTitleProps) {
  if (toggle)
    return (
      <button
        type="button"
        className="row-link row-toggle"
        aria-expanded={toggle.isOpen}
        aria-controls={toggle.controls}
        onClick={toggle.onToggle}
      >
        {title}
      </button>
    );
  if (href === undefined) return title;
  return (
    <a className="row-link" href={href} aria-label={spoken}>
      {title}
    </a>
  );
}
