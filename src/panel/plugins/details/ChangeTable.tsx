import type { ConsentChange } from '../../../core/plugins/consent-change';
import type { Field } from '../../../core/forms/field';
import { KeyValues } from '../../ui/KeyValues';
import { say } from '../../app/words';
import { addressWords } from '../../shared/plugins/address-words';

/** What an update changes: version, hosts, kinds of log, settings. */
export function ChangeTable({ change, fields }: { change: ConsentChange; fields: readonly Field[] }) {
  const titleOf = (key: string) => fields.find((field) => field.key === key)?.title ?? key;
  const rows = [
    change.version && {
      key: say('change_version'),
      value: change.version.before
        ? say('change_from_to', change.version.before, change.version.now)
        : change.version.now,
    },
    ...change.newHosts.map(({ name, host, before }) => ({
      key: addressWords(name),
      value: before === undefined ? say('change_new', host) : say('change_from_to', before, host),
    })),
    ...change.goneHosts.map(({ name, host }) => ({
      key: addressWords(name),
      value: say('change_gone', host),
    })),
    change.newLogTypes.length > 0 && {
      key: say('change_log_types'),
      value: say('change_new', change.newLogTypes.map((type) => say(`log_type_${type}`)).join(', ')),
    },
    change.goneLogTypes.length > 0 && {
      key: say('change_log_types'),
      value: say('change_gone', change.goneLogTypes.map((type) => say(`log_type_${type}`)).join(', ')),
    },
    change.newFields.length > 0 && {
      key: say('change_fields'),
      value: say('change_new', change.newFields.map(titleOf).join(', ')),
    },
    change.goneFields.length > 0 && {
      key: say('change_fields'),
      value: say('change_gone', change.goneFields.map(titleOf).join(', ')),
    },
  ].filter((row) => row !== false && row !== undefined);
  return <KeyValues rows={rows} />;
}
