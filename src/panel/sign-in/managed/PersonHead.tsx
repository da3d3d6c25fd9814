import { Button } from '../../ui/Button';
import { SmallText } from '../../ui/SmallText';
import { say } from '../../app/words';
import type { ManagedRow } from './managed-people';

/** For whom values are entered, and a way back to the list. */
export function PersonHead({ person, onBack }: { person: ManagedRow; onBack: () => void }) {
  return (
    <div className="managed-person">
      <div>
        {/* The list has been replaced by one person: focus moves here. */}
        <h2 className="managed-person-name" tabIndex={-1} ref={focusOnce}>
          {person.name}
        </h2>
        <SmallText>
          {person.isThere
            ? [person.number, person.email].filter(Boolean).join(' · ')
            : say('managed_left_help')}
        </SmallText>
      </div>
      <Button variant="quiet" size="small" onClick={onBack}>
        {say('managed_all_people')}
      </Button>
    </div>
  );
}

function focusOnce(heading: HTMLElement | null): void {
  heading?.focus({ preventScroll: true });
}
