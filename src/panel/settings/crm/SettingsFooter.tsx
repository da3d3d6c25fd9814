import type { ReactNode } from 'react';
import { Button } from '../../ui/Button';
import { Footer } from '../../ui/Footer';
import { say } from '../../app/words';

interface SettingsFooterProps {
  readonly changes: number;
  readonly isSaving: boolean;
  readonly wasSaved: boolean;
  /** Some value cannot be saved as it is. */
  readonly isWrong: boolean;
  readonly consequence: ReactNode;
  readonly saveLabel: string;
  /** Why it cannot be saved now. */
  readonly unavailable: string | undefined;
  readonly onDiscard: () => void;
  readonly onSave: () => void;
}

/** What saving the settings will do, and the buttons to save or discard. */
export function SettingsFooter(props: SettingsFooterProps) {
  const { changes, isSaving, wasSaved, isWrong, consequence, saveLabel, unavailable, onDiscard, onSave } =
    props;
  return (
    <Footer tone={isWrong ? 'bad' : wasSaved ? 'ok' : 'plain'} consequence={consequence}>
      {changes > 0 && (
        <Button variant="quiet" onClick={onDiscard}>
          {say('discard')}
        </Button>
      )}
      <Button busy={isSaving} onClick={onSave} unavailable={unavailable}>
        {saveLabel}
      </Button>
    </Footer>
  );
}
