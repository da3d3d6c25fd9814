import { agreementWriteId } from '../../core/plugins/agreement-write';
import type { RecordDifference } from '../../core/plugins/admin-difference';
import { pluginWriteId } from '../../core/plugins/admin-write';
import type { Field } from '../../core/forms/field';
import { usePanel } from '../app/store';
import { say } from '../app/words';
import { OverwrittenNotice } from '../shared/OverwrittenNotice';
import { plainValue } from '../shared/settings/plain-value';

interface ConflictNoticeProps {
  pluginId: string;
  /** The plugin's fields, if known, for their names and options. */
  fields: readonly Field[];
}

/** A plugin's record that another admin has overwritten. */
export function ConflictNotice({ pluginId, fields }: ConflictNoticeProps) {
  const write = usePanel((state) => state.adminWrites[pluginWriteId(pluginId)]);
  const agreed = usePanel((state) => state.adminWrites[agreementWriteId(pluginId)]);
  const fieldOf = ({ what }: RecordDifference) =>
    typeof what === 'object' ? fields.find(({ key }) => key === what.field) : undefined;
  return (
    <OverwrittenNotice
      writes={[write, agreed].filter((one) => one !== undefined)}
      nameOf={(difference) => fieldOf(difference)?.title ?? whatWords(difference)}
      wordsOf={(value, difference) => plainValue(value, fieldOf(difference))}
    />
  );
}

function whatWords({ what }: RecordDifference): string {
  if (what === 'installed') return say('conflict_installed');
  if (what === 'agreed') return say('conflict_agreed');
  return what === 'version' ? say('change_version') : what.field;
}
