import { ProblemSummary } from '../../forms/ProblemSummary';
import { Button } from '../../ui/Button';
import { Footer } from '../../ui/Footer';
import { say, sayCount } from '../../app/words';
import type { SettingsForm } from './use-settings-form';

interface SettingsFooterProps {
  readonly form: Pick<
    SettingsForm<never, never>,
    'changes' | 'isSaving' | 'wasSaved' | 'problems' | 'unfit' | 'discard'
  >;
  /** Whom the settings are for: the person, or everybody in the account. */
  readonly audience: 'person' | 'everybody';
  /** How many fields are locked without a value. */
  readonly emptyLocks?: number;
  /** False where saving cannot even be tried. */
  readonly isOnline?: boolean;
  /** Id of the form that is submitted, or what is done instead where there are several. */
  readonly onSave: string | (() => void);
}

/** What saving the settings will do, and the buttons to save or discard. */
export function SettingsFooter(props: SettingsFooterProps) {
  const { form, audience, emptyLocks = 0, isOnline = true, onSave } = props;
  const { changes, isSaving, wasSaved, problems, unfit } = form;
  const isWrong = problems.length > 0 || unfit.length > 0 || emptyLocks > 0;
  const trigger =
    typeof onSave === 'string' ? ({ type: 'submit', form: onSave } as const) : { onClick: onSave };
  return (
    <Footer
      tone={isWrong ? 'bad' : wasSaved ? 'ok' : 'plain'}
      consequence={
        problems.length > 0 ? <ProblemSummary problems={problems} /> : consequence(form, audience, emptyLocks)
      }
    >
      {changes > 0 && (
        <Button variant="quiet" onClick={form.discard}>
          {say('discard')}
        </Button>
      )}
      <Button {...trigger} busy={isSaving} unavailable={obstacle(changes, emptyLocks, isOnline)}>
        {say(audience === 'person' ? 'save' : 'defaults_save')}
      </Button>
    </Footer>
  );
}

function obstacle(changes: number, emptyLocks: number, isOnline: boolean): string | undefined {
  if (changes === 0) return say('config_unchanged');
  if (emptyLocks > 0) return say('defaults_lock_empty');
  return isOnline ? undefined : say('offline_reason');
}

function consequence(
  { changes, isSaving, wasSaved }: SettingsFooterProps['form'],
  audience: SettingsFooterProps['audience'],
  emptyLocks: number,
): string {
  const isForAll = audience === 'everybody';
  if (isSaving) return say('config_saving');
  if (emptyLocks > 0) return say('defaults_lock_empty');
  if (changes > 0) return sayCount(isForAll ? 'defaults_changes' : 'config_changes', changes);
  if (wasSaved) return say(isForAll ? 'defaults_saved' : 'config_saved');
  return say(isForAll ? 'defaults_for_all' : 'config_for_you');
}
