import type { Field } from '../../../core/forms/field';
import { Icon } from '../../ui/Icon';
import { say, sayCount } from '../../app/words';
import '../admin.css';

/** The settings of a plugin, before it is installed. */
export function SettingsList({ fields }: { fields: readonly Field[] }) {
  if (fields.length === 0) return null;
  return (
    <details className="card settings-list">
      <summary className="card-title">
        <Icon name="sliders" />
        <span className="settings-list-title">{sayCount('tag_settings', fields.length)}</span>
        <Icon name="chevron" />
      </summary>
      <ul>
        {fields.map((field) => (
          <li key={field.key}>
            {field.title}
            {field.hidden && <span className="settings-list-more"> · {say('defaults_hidden')}</span>}
            {field.description && <p className="settings-list-more">{field.description}</p>}
          </li>
        ))}
      </ul>
    </details>
  );
}
