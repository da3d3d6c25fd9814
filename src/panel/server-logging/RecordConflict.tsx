import { adminWriteId } from '../../core/plugins/admin-write';
import { loggingRecordKey } from '../../core/server-logging/logging-record';
import { loggingLevels } from '../../core/server-logging/logging-subscription';
import { OverwrittenNotice } from '../shared/OverwrittenNotice';
import { usePanel } from '../app/store';
import { say, type WordKey } from '../app/words';

const id = adminWriteId({ column: 'userSettings', key: loggingRecordKey });

const names: { readonly [field: string]: WordKey } = {
  loggingLevel: 'server_logging_record_level',
  subscribedBy: 'server_logging_record_by',
  crmPlatform: 'server_logging_record_crm',
  changingAt: 'server_logging_record_changing',
};

const words = (value: unknown): string =>
  typeof value === 'string' ? value : say(value === true ? 'value_on' : 'value_off');

/** Another admin has overwritten the record that tells everybody's panel that the server logs calls. */
export function RecordConflict() {
  const write = usePanel((state) => state.adminWrites[id]);
  const own = usePanel((state) => state.connection?.hashedExtensionId);
  return (
    <OverwrittenNotice
      writes={write ? [write] : []}
      nameOf={({ what }) => {
        const name = typeof what === 'object' ? names[what.field] : undefined;
        return say(name ?? 'server_logging_record_enable');
      }}
      wordsOf={(value, { what }) => {
        if (typeof what === 'object' && what.field === 'subscribedBy')
          return value === own ? say('server_logging_record_you') : say('server_logging_record_other');
        if (typeof what === 'object' && what.field === 'changingAt')
          return say(value === undefined ? 'value_off' : 'value_on');
        const level = loggingLevels.find((one) => one === value);
        return level ? say(`server_logging_level_${level}`) : words(value);
      }}
    />
  );
}
