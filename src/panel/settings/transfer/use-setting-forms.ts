import { useMemo } from 'react';
import type { SettingForms } from '../../../actions/plugins/transfer-organisation';
import type { Field } from '../../../core/forms/field';
import {
  builtInClientSettings,
  clientSettingKeys,
  optionsOf,
  type ClientSettingKey,
} from '../../../core/settings/client-setting';
import { isDescribed } from '../../../core/settings/setting-groups';
import { usePanel } from '../../app/store';
import { plainField } from '../admin/plain-field';
import { useAdminGroups } from '../admin/use-admin-groups';
import { adminGroups } from '../log-details/admin-groups';
import { optionsWithWords, settingTitle } from '../setting-words';

/**
 * All settings that an admin can have made, as forms: those with a screen here, and those of App Connect's own client
 * that mean nothing here and are taken along for it. `undefined` until the connector's part is known.
 */
export function useSettingForms(): SettingForms | undefined {
  const groups = useAdminGroups();
  const admin = usePanel((state) => state.settingRecords.admin);
  return useMemo(() => {
    if (!groups) return undefined;
    const shown = [...groups.filter(({ isOfPanel }) => isOfPanel), ...adminGroups(admin)];
    const settings = shown.flatMap((group) => group.settings.map(asTransferred));
    const known = new Set(settings.map(({ key }) => key));
    const others = clientSettingKeys.filter((key) => !known.has(key)).map(fieldOf);
    const ofCrm = groups.filter(({ isOfPanel }) => !isOfPanel).flatMap((group) => group.settings);
    const all = [...settings, ...others];
    const keys = new Set(all.map(({ key }) => key));
    return { settings: { fields: all }, crm: { fields: ofCrm.filter(({ key }) => !keys.has(key)) } };
  }, [groups, admin]);
}

/** An organization may have a date format that no list offers. */
function asTransferred(field: Field): Field {
  return field.key === 'logDateFormat' ? { ...field, kind: 'text' } : field;
}

function fieldOf(key: ClientSettingKey): Field {
  const usual = builtInClientSettings[key];
  const options = optionsWithWords(key).map(({ value, label }) => ({ value, title: label }));
  const common = { ...plainField, key, title: isDescribed(key) ? settingTitle(key) : key, default: usual };
  if (typeof usual === 'boolean') return { ...common, kind: 'boolean' };
  if (Array.isArray(usual)) return { ...common, kind: optionsOf(key).length > 0 ? 'multi' : 'list', options };
  return { ...common, kind: options.length > 0 ? 'select' : 'text', options };
}
