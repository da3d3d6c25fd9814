import { adminWriteId } from '../../core/admin-write';
import { loggingLevels, loggingRecordKey } from '../../core/logging-subscription';
import { OverwrittenNotice } from '../admin/OverwrittenNotice';
import { usePanel } from '../store';
import { say } from '../words';

const id = adminWriteId({ column: 'userSettings', key: loggingRecordKey });

/** Another admin has overwritten by which everybody's panel knows that calls are logged without it. */
export function RecordConflict() {
  const write = usePanel((state) => state.adminWrites[id]);
  return (
    <OverwrittenNotice
      writes={write ? [write] : []}
      nameOf={({ what }) =>
        say(
          typeof what === 'object' && what.field === 'loggingLevel'
            ? 'server_logging_record_level'
            : 'server_logging_record_enable',
        )
      }
      wordsOf={(value) => {
        const level = loggingLevels.find((one) => one === value);
        return level ? say(`server_logging_level_${level}`) : say(value === true ? 'value_on' : 'value_off');
      }}
    />
  );
}
