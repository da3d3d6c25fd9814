import {
  readConnectorSettings,
  type ConnectorSetting,
  type SettingGroup,
} from '../../../core/crm/connector-setting';
import type { Setting } from '../../../core/plugins/installed-plugin';
import type { JsonObject } from '../../../core/basics/json';
import { effectiveConfig } from '../../../core/settings/locks';
import { readAdminSettings, readSettingChoices } from '../../../core/settings/setting-record';

interface Records {
  readonly admin: JsonObject;
  readonly own: JsonObject;
}

export interface UserGroup extends SettingGroup {
  /** The values of its settings, and where they come from. */
  readonly values: readonly Setting[];
}

/** The connector's settings as a person sees them, without those for admins only. */
export function describeCrmSettings(platform: JsonObject, { admin, own }: Records): UserGroup[] {
  const config = readAdminSettings(admin);
  const choices = readSettingChoices({ admin, own });
  return readConnectorSettings(platform, [own, admin]).flatMap((group) => {
    const settings = group.settings.filter((setting) => !setting.hidden);
    const isEmpty = settings.length === 0 && group.waiting.length === 0;
    if (isEmpty) return [];
    const effective = effectiveConfig(settings, { config }, choices);
    return [{ ...group, settings, values: settings.flatMap(({ key }) => valueOf(key, effective[key])) }];
  });
}

function valueOf(key: string, effective: ReturnType<typeof effectiveConfig>[string] | undefined): Setting[] {
  if (!effective) return [];
  const { value, origin, inherited, lock } = effective;
  return [{ key, value, origin, inherited: inherited.value, ...(lock && { lock: { ...lock } }) }];
}

/** The settings of all groups that a person may change here. */
export function openSettings(groups: readonly UserGroup[]): ConnectorSetting[] {
  const locked = new Set(
    groups.flatMap(({ values }) => values.filter(({ origin }) => origin === 'locked').map(({ key }) => key)),
  );
  return groups.flatMap(({ settings }) => settings.filter(({ key }) => !locked.has(key)));
}
