import type { Field } from '../../../core/forms/field';
import { builtInClientSettings } from '../../../core/settings/client-setting';
import {
  settingGroupIds,
  settingGroups,
  type DescribedKey,
  type SettingGroupId,
} from '../../../core/settings/setting-groups';
import { say } from '../../app/words';
import type { ConnectorFacts } from '../connector-facts';
import { groupTitle, optionsWithWords, settingHelp, settingTitle } from '../setting-words';
import { plainField } from './plain-field';

/** Groups that have a screen of their own, for admins too. */
const groupsElsewhere: readonly SettingGroupId[] = ['logDetails'];

/** The client settings that have an effect here, as fields that an admin can set for everybody. */
export function clientGroups(connector: ConnectorFacts | undefined, crmName: string) {
  const ids = settingGroupIds.filter((id) => !groupsElsewhere.includes(id));
  return ids.map((id) => {
    const keys: readonly DescribedKey[] = settingGroups[id];
    const missing = keys.filter((key) => !isOffered(key, connector));
    return {
      id: `client-${id}`,
      title: groupTitle(id),
      warnings:
        missing.length > 0
          ? [
              {
                title: '',
                text: say('admin_group_not_offered', crmName, missing.map(settingTitle).join(', ')),
              },
            ]
          : [],
      settings: keys.filter((key) => isOffered(key, connector)).map((key) => fieldOf(key, connector)),
    };
  });
}

/** As long as the connector is not known, nothing is missing. */
function isOffered(key: DescribedKey, connector: ConnectorFacts | undefined): boolean {
  if (key === 'allowExtensionNumberLogging') return connector?.offersExtensionCalls ?? true;
  return key !== 'newContactType' || connector === undefined || connector.contactTypes.length > 1;
}

function fieldOf(key: DescribedKey, connector: ConnectorFacts | undefined): Field {
  const builtIn = builtInClientSettings[key];
  const common = { ...plainField, key, title: settingTitle(key), description: settingHelp(key) };
  if (typeof builtIn === 'boolean') return { ...common, kind: 'boolean', default: builtIn };
  if (Array.isArray(builtIn)) return { ...common, kind: 'list', default: builtIn };
  const options =
    key === 'newContactType'
      ? (connector?.contactTypes ?? [])
      : optionsWithWords(key).map(({ value, label }) => ({ value, title: label }));
  // A connector's first type stands for one that nobody has chosen.
  const usual = builtIn === '' ? options[0]?.value : builtIn;
  if (options.length > 0) return { ...common, kind: 'select', options, default: usual };
  return { ...common, kind: 'text', default: usual };
}
