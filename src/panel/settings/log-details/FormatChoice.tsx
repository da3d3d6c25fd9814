import { useId } from 'react';
import { logFormats, type LogFormat } from '../../../core/activity/composed-log/log-writing';
import { usePanel } from '../../app/store';
import { say } from '../../app/words';
import { ChoiceChip } from '../../ui/ChoiceChip';
import { ChoiceSet } from '../../ui/ChoiceSet';
import { FieldNote } from '../../ui/FieldNote';
import { formatName } from './format-name';

interface FormatChoiceProps {
  readonly format: LogFormat;
  readonly onChoose: (format: LogFormat) => void;
}

/** Which format the CRM's logs have, as long as none has been read. */
export function FormatChoice({ format, onChoose }: FormatChoiceProps) {
  const name = useId();
  const crm = usePanel((state) => state.connection?.connectorName ?? '');
  return (
    <ChoiceSet
      legend={say('log_says_format')}
      notes={<FieldNote>{say('log_says_format_unknown', crm)}</FieldNote>}
    >
      {logFormats.map((one) => (
        <ChoiceChip
          key={one}
          type="radio"
          name={name}
          label={formatName(one)}
          checked={one === format}
          onChange={() => onChoose(one)}
        />
      ))}
    </ChoiceSet>
  );
}
