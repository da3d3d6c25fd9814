import { Icon, type IconName } from './Icon';
import './IconTile.css';

/** An icon in place of an avatar. */
export function IconTile({ icon, tone = 'plain' }: { icon: IconName; tone?: 'plain' | 'bad' | 'accent' }) {
  return (
    <span className="icon-tile" data-tone={tone} aria-hidden="true">
      <Icon name={icon} />
    </span>
  );
}
