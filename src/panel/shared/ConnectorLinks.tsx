import type { ReactNode } from 'react';
import type { ConnectorLink } from '../../core/crm/connector-links';
import { hostOf } from '../../core/basics/url';
import { SmallText } from '../ui/SmallText';
import { say } from '../app/words';
import './ConnectorLinks.css';

interface ConnectorLinksProps {
  links: readonly ConnectorLink[];
  /** A link of our own behind them. */
  children?: ReactNode;
}

/** Pages of a connector's maker, each with its host. */
export function ConnectorLinks({ links, children }: ConnectorLinksProps) {
  return (
    <ul className="connector-links">
      {links.map(({ name, url }) => (
        <li key={name}>
          <a href={url} target="_blank" rel="noopener noreferrer">
            {say(`about_crm_link_${name}`)}
          </a>
          <SmallText tone="hint">{hostOf(url)}</SmallText>
        </li>
      ))}
      {children !== undefined && <li>{children}</li>}
    </ul>
  );
}
