import { adminWriteId, pluginOfWrite, type AdminWrite } from './admin-write';
import { agreementKey, pluginOfAgreement } from './plugin-key';

/** Key of the write that says what an admin agreed to for a plugin. */
export function agreementWriteId(pluginId: string): string {
  return adminWriteId({ column: 'userSettings', key: agreementKey(pluginId) });
}

/** The plugin whose agreement the record is; `undefined` for other records. */
export function pluginOfAgreementWrite({
  column,
  key,
}: Pick<AdminWrite, 'column' | 'key'>): string | undefined {
  return column === 'userSettings' ? pluginOfAgreement(key) : undefined;
}

/** The plugin that a write is about: its record, or what was agreed to for it. */
export function pluginAbout(write: Pick<AdminWrite, 'column' | 'key'>): string | undefined {
  return pluginOfWrite(write) ?? pluginOfAgreementWrite(write);
}
