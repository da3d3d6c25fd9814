import { useId, type ReactNode } from 'react';
import type { PreferenceName } from '../../../core/settings/panel-preference';
import { FollowButton } from './FollowButton';
import type { ManagedControl } from './managed';
import { ChoiceSet } from '../../ui/ChoiceSet';
import { FieldNote } from '../../ui/FieldNote';

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
    <ChoiceSet
      legend={legend}
      disabled={managed.lock !== undefined}
      aria-describedby={note === undefined ? undefined : id}
      notes={
        <>
          {note !== undefined && (
            <FieldNote id={id} kind={managed.lock === undefined ? 'hint' : 'lock'}>
              {note}
            </FieldNote>
          )}
          <FollowButton name={name} managed={managed} />
        </>
      }
    >
      {children}
    </ChoiceSet>
  );
}
