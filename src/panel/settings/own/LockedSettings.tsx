import { sayCount } from '../../app/words';
import { Icon } from '../../ui/Icon';
import { SmallText } from '../../ui/SmallText';
import './own.css';

export interface LockedSetting {
  readonly key: string;
  readonly title: string;
  /** In words. */
  readonly value: string;
  /** Who fixed it, when and why. */
  readonly lock: string;
}

interface LockedSettingsProps {
  readonly settings: readonly LockedSetting[];
  /** A search has led to one of them. */
  readonly isOpen?: boolean;
}

/** What others have decided: out of the way of what a person can choose, and there to be read. */
export function LockedSettings({ settings, isOpen = false }: LockedSettingsProps) {
  if (settings.length === 0) return null;
  return (
    <details className="locked-settings" open={isOpen}>
      <summary>
        <Icon name="lock" />
        {sayCount('locked_settings', settings.length)}
      </summary>
      <ul>
        {settings.map(({ key, title, value, lock }) => (
          <li key={key} id={`locked_${key}`}>
            <p>
              {title}: <strong>{value}</strong>
            </p>
            <SmallText>{lock}</SmallText>
          </li>
        ))}
      </ul>
    </details>
  );
}
