import { useState } from 'react';
import type { LogLookup } from '../../../actions/activity/load-log-context';
import type { ActivityLine } from '../../../core/activity/activity-line';
import { contactKey, type Contact } from '../../../core/crm/contact';
import { usePanel } from '../../app/store';
import { say, sayCount } from '../../app/words';
import { labelOf } from '../../shared/contact-label';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { Chip } from '../../ui/Chip';
import { ChipGroup } from '../../ui/Chips';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
import { Skeleton } from '../../ui/Skeleton';
import { SmallText } from '../../ui/SmallText';
import { ContactSearch } from '../log/ContactSearch';
import { useLogLookup } from '../log-context';
import '../log/log.css';

interface LogTogetherProps {
  count: number;
  /** Whoever has its number is offered first. */
  first: ActivityLine;
  onChoose: (contact: Contact, lookup: LogLookup) => void;
  onClose: () => void;
}

/** One contact for several logs: whoever has the number, or somebody found by name. */
export function LogTogether({ count, first, onChoose, onClose }: LogTogetherProps) {
  const { output: lookup, problem, isLoading, reload } = useLogLookup(first.id);
  const [chosen, setChosen] = useState<Contact>();
  const crm = usePanel((state) => state.connection?.connectorName ?? '');
  const matches = lookup?.contacts ?? [];
  const offered =
    chosen && !matches.some((match) => contactKey(match) === contactKey(chosen))
      ? [...matches, chosen]
      : matches;
  const failure = problem ?? lookup?.problem;
  return (
    <ConfirmDialog
      title={sayCount('select_log_title', count)}
      confirmLabel={say('select_log_confirm')}
      cancelLabel={say('cancel')}
      unavailable={chosen && lookup ? undefined : say('select_log_choose')}
      onCancel={onClose}
      onConfirm={() => {
        if (chosen && lookup) onChoose(chosen, lookup);
      }}
    >
      {failure && <ProblemNotice problem={failure} onRetry={() => reload()} isRetrying={isLoading} />}
      {!lookup && !problem && <Skeleton label={say('loading')} rows={1} />}
      {offered.length > 0 && (
        <ChipGroup label={say('log_contact')}>
          {offered.map((contact) => (
            <Chip
              key={contactKey(contact)}
              pressed={chosen !== undefined && contactKey(chosen) === contactKey(contact)}
              onClick={() => setChosen(contact)}
            >
              {labelOf(contact)}
            </Chip>
          ))}
        </ChipGroup>
      )}
      {lookup && <ContactSearch onChoose={setChosen} />}
      <SmallText>{say('select_log_help', crm)}</SmallText>
    </ConfirmDialog>
  );
}
