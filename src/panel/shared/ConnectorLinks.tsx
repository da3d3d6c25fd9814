import type { ConnectorLink } from '../../core/crm/connector-links';
import { hostOf } from '../../core/basics/url';
import { SmallText } from '../ui/SmallText';
import { say } from '../app/words';
import './ConnectorLinks.css';

/** Pages of a connector's maker, each with its host. */
export function ConnectorLinks({ links }: { links: readonly ConnectorLink[] }) {
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
    </ul>
  );
}
