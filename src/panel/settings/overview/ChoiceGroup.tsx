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

/** Options side by side; one that others have fixed is among what is locked (own/LockedSettings.tsx). */
export function ChoiceGroup({ name, legend, managed, children }: ChoiceGroupProps) {
  const id = useId();
  const note = managed.hint;
  if (managed.lock !== undefined) return null;
  return (
    <ChoiceSet
      legend={legend}
      aria-describedby={note === undefined ? undefined : id}
      notes={
        <>
          {note !== undefined && (
            <FieldNote id={id} kind="hint">
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
