import type { Field } from '../../../core/forms/field';
import { say, sayCount } from '../../app/words';
import { DetailsCard } from '../../ui/DetailsCard';
import './SettingsList.css';

/** The settings of a plugin, before it is installed. */
export function SettingsList({ fields }: { fields: readonly Field[] }) {
  if (fields.length === 0) return null;
  return (
    <DetailsCard title={sayCount('tag_settings', fields.length)} icon="sliders">
      <ul className="settings-list">
        {fields.map((field) => (
          <li key={field.key}>
            {field.title}
            {field.hidden && <span className="settings-list-more"> · {say('defaults_hidden')}</span>}
            {field.description && <p className="settings-list-more">{field.description}</p>}
          </li>
        ))}
      </ul>
    </DetailsCard>
  );
}
