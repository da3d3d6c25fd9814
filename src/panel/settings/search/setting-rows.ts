import { searchFor } from '../../../core/basics/word-search';
import type { Field } from '../../../core/forms/field';
import { adminLogDetailKeys } from '../../../core/settings/log-detail';
import {
  groupOf,
  isDescribed,
  keysForUsers,
  settingGroupIds,
  type DescribedKey,
} from '../../../core/settings/setting-groups';
import { hashOf } from '../../app/route';
import { say } from '../../app/words';
import { preferenceGroups } from '../admin/preference-fields';
import { groupTitle, settingHelp, settingTitle } from '../setting-words';
import { hrefOfSetting } from '../setting-place';
import type { UserGroup } from '../crm/crm-settings';

/** A setting that a search can find. */
export interface SettingRow {
  readonly key: string;
  readonly title: string;
  /** Where it belongs. */
  readonly group: string;
  readonly help: string;
  readonly href: string;
  /** It is one of App Connect's own client, so that its value and lock can be told. */
  readonly setting?: DescribedKey;
  /** Where an admin sets it for everybody, if that is another place. */
  readonly forEveryone?: string;
}

/** An installed plugin with what its manifest, as it was last seen, declares. */
export interface SearchedPlugin {
  readonly pluginId: string;
  readonly displayName: string;
  readonly fields: readonly Field[];
}

interface Searched {
  readonly crmName: string;
  /** The CRM's settings, as far as its connector is known. */
  readonly ofCrm: readonly UserGroup[];
  /** The CRM's settings that admins alone set. */
  readonly ofCrmForAdmins?: readonly Field[];
  readonly plugins?: readonly SearchedPlugin[];
  readonly isAdmin: boolean;
}

/** All settings that have a screen, in the order of the screens. */
export function settingRows({
  crmName,
  ofCrm,
  ofCrmForAdmins = [],
  plugins = [],
  isAdmin,
}: Searched): SettingRow[] {
  const forUsers = settingGroupIds.flatMap(keysForUsers);
  return [
    ...forUsers.map((setting) => ({
      key: setting,
      title: settingTitle(setting),
      group: groupTitle(groupOf(setting)),
      help: settingHelp(setting),
      href: hrefOfSetting(setting),
      setting,
      ...(isAdmin && { forEveryone: hashOf({ screen: 'admin_setting', setting }) }),
    })),
    ...ofCrm.flatMap(({ title, settings }) =>
      settings.map(({ key, title: name, description }) => ({
        key,
        title: name,
        group: title || say('crm_settings_title', crmName),
        help: description,
        href: hashOf({ screen: 'crm_settings' }),
        ...(isAdmin && { forEveryone: hashOf({ screen: 'admin_setting', setting: key }) }),
      })),
    ),
    ...plugins.flatMap((plugin) => pluginRows(plugin, isAdmin)),
    ...(isAdmin ? adminRows(ofCrmForAdmins) : []),
  ];
}

/** What a plugin has for people; what only admins set is found by them, among everybody's values. */
function pluginRows({ pluginId, displayName, fields }: SearchedPlugin, isAdmin: boolean): SettingRow[] {
  const defaults = hashOf({ screen: 'admin_defaults', pluginId });
  return fields
    .filter(({ hidden }) => isAdmin || !hidden)
    .map(({ key, title, description, hidden }) => ({
      key: `${pluginId}/${key}`,
      title,
      group: displayName,
      help: description,
      href: hidden ? defaults : hashOf({ screen: 'plugin', pluginId }),
      ...(isAdmin && !hidden && { forEveryone: defaults }),
    }));
}

/** What admins alone set, and the panel's own that they can set for everybody. */
function adminRows(ofCrm: readonly Field[]): SettingRow[] {
  const row = (key: string, title: string, help: string, href: string): SettingRow => ({
    key,
    title,
    group: say('admin_settings_title'),
    help,
    href,
  });
  const place = (key: string) => hashOf({ screen: 'admin_setting', setting: key });
  const ofPanel = preferenceGroups().flatMap(({ settings }) => settings);
  return [
    ...adminLogDetailKeys
      .filter(isDescribed)
      .map((key) => row(key, settingTitle(key), settingHelp(key), hashOf({ screen: 'admin_log_details' }))),
    ...[...ofCrm, ...ofPanel].map(({ key, title, description }) => row(key, title, description, place(key))),
  ];
}

/** Screens that are no setting and are looked for all the same. */
export function placeRows({
  isConnected,
  isAdmin,
}: {
  isConnected: boolean;
  isAdmin: boolean;
}): SettingRow[] {
  const place = (title: string, help: string, href: string): SettingRow => ({
    key: '',
    title,
    group: help,
    help,
    href,
  });
  const forAdmins = [
    place(say('catalog_title'), say('settings_admin_plugins_help'), hashOf({ screen: 'admin_plugins' })),
    place(
      say('server_logging_title'),
      say('server_logging_row_help'),
      hashOf({ screen: 'admin_server_logging' }),
    ),
    place(say('mapping_title'), say('mapping_row_help'), hashOf({ screen: 'admin_user_mapping' })),
    place(say('managed_title'), say('managed_row_help'), hashOf({ screen: 'admin_sign_in' })),
    place(say('differences_title'), say('differences_row_help'), hashOf({ screen: 'admin_differences' })),
    place(say('transfer_title'), say('transfer_row_help'), hashOf({ screen: 'admin_transfer' })),
  ];
  const forAll = [
    place(say('privacy_title'), say('privacy_row_help'), hashOf({ screen: 'privacy' })),
    place(say('news_title'), say('news_row_help'), hashOf({ screen: 'whats_new' })),
    ...(isConnected
      ? [
          place(say('settings_crm'), say('about_crm_row'), hashOf({ screen: 'about_crm' })),
          place(say('reports_title'), say('reports_help'), hashOf({ screen: 'reports' })),
          place(say('first_steps_title'), say('first_steps_row_help'), hashOf({ screen: 'first_steps' })),
        ]
      : []),
  ];
  return [...forAll, ...(isConnected && isAdmin ? forAdmins : [])];
}

/** Those whose name, help, key or group hold every word typed. */
export function findSettings(rows: readonly SettingRow[], query: string): SettingRow[] {
  const isFound = searchFor(query);
  return rows.filter(({ title, help, key, group }) => isFound([title, help, key, group]));
}
