import { Icon, type IconName } from './Icon';
import './TabBar.css';

/** A number that needs attention, with text for people who do not see the badge. */
export interface TabBadge {
  readonly count: number;
  readonly label: string;
  /** It counts what is going on, not what went wrong. */
  readonly isLive?: boolean;
}

export interface Tab {
  readonly id: string;
  readonly href: string;
  readonly label: string;
  readonly icon: IconName;
  readonly badge?: TabBadge | undefined;
}

export function TabBar({ label, tabs, current }: { label: string; tabs: readonly Tab[]; current: string }) {
  return (
    <nav className="tab-bar" aria-label={label}>
      {tabs.map((tab) => (
        <a
          key={tab.id}
          className="tab"
          href={tab.href}
          aria-current={tab.id === current ? 'page' : undefined}
        >
          <Icon name={tab.icon} size={20} />
          <span>{tab.label}</span>
          {tab.badge && tab.badge.count > 0 && (
            <span className="tab-badge" data-live={tab.badge.isLive}>
              <span aria-hidden="true">{tab.badge.count > 99 ? '99+' : tab.badge.count}</span>
              <span className="visually-hidden">{tab.badge.label}</span>
            </span>
          )}
        </a>
      ))}
    </nav>
  );
}
