import { useId, type ReactNode } from 'react';
import type { PreferenceName } from '../../../core/settings/panel-preference';
import { Icon } from '../../ui/Icon';
import { FollowButton } from './FollowButton';
import type { ManagedControl } from './managed';
import './SettingsScreen.css';

interface ChoiceGroupProps {
  readonly name: PreferenceName;
  readonly legend: string;
  readonly managed: ManagedControl;
  readonly children: ReactNode;
}

/** Options side by side; if the preference is managed they are disabled, with the name of who fixed it. */
export function ChoiceGroup({ name, legend, managed, children }: ChoiceGroupProps) {
  const id = useId();
  const note = managed.lock ?? managed.hint;
  return (
    <fieldset
      className="settings-choice"
      disabled={managed.lock !== undefined}
      aria-describedby={note === undefined ? undefined : id}
    >
      <legend>{legend}</legend>
      <div className="chips">{children}</div>
      {note !== undefined && (
        <p id={id} className={`field-note field-note-${managed.lock === undefined ? 'hint' : 'lock'}`}>
          {managed.lock !== undefined && <Icon name="lock" />}
          {note}
        </p>
      )}
      <FollowButton name={name} managed={managed} />
    </fieldset>
  );
}
