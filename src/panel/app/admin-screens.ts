import { lateCode } from '../shared/late-code';
import type { ScreenLine } from './screen-line';

/** The screens that only admins may see; a part of the table in screens.ts. */
export const adminScreens = {
  admin: {
    path: 'settings/admin',
    load: lateCode(() => import('../settings/admin/AdminScreen'), 'AdminScreen'),
    adminTitle: 'settings_admin',
  },
  admin_transfer: {
    path: 'settings/admin/transfer',
    load: lateCode(() => import('../settings/transfer/TransferScreen'), 'TransferScreen'),
    hasFooter: true,
    adminTitle: 'transfer_title',
  },
  admin_plugins: {
    path: 'settings/admin/plugins',
    load: lateCode(() => import('../plugins/catalog/CatalogScreen'), 'CatalogScreen'),
    adminTitle: 'catalog_title',
  },
  admin_plugin: {
    path: 'settings/admin/plugins/:pluginId',
    load: lateCode(() => import('../plugins/details/DetailsScreen'), 'DetailsScreen'),
    hasFooter: true,
    adminTitle: 'catalog_title',
  },
  admin_defaults: {
    path: 'settings/admin/plugins/:pluginId/defaults',
    load: lateCode(() => import('../plugins/defaults/DefaultsScreen'), 'DefaultsScreen'),
    hasForm: true,
    hasFooter: true,
    adminTitle: 'catalog_title',
  },
  admin_settings: {
    path: 'settings/admin/settings',
    load: lateCode(() => import('../settings/admin/AdminSettingsScreen'), 'AdminSettingsScreen'),
    hasFooter: true,
    adminTitle: 'admin_settings_title',
  },
  admin_setting: {
    path: 'settings/admin/settings/:setting',
    load: lateCode(() => import('../settings/admin/AdminSettingsScreen'), 'AdminSettingsScreen'),
    hasFooter: true,
    adminTitle: 'admin_settings_title',
  },
  admin_log_details: {
    path: 'settings/admin/log-details',
    load: lateCode(() => import('../settings/log-details/AdminLogDetailsScreen'), 'AdminLogDetailsScreen'),
    hasForm: true,
    hasFooter: true,
    adminTitle: 'admin_settings_title',
  },
  admin_differences: {
    path: 'settings/admin/differences',
    load: lateCode(() => import('../settings/taken-over/DifferencesScreen'), 'DifferencesScreen'),
    hasFooter: true,
    adminTitle: 'differences_title',
  },
  admin_server_logging: {
    path: 'settings/admin/server-logging',
    load: lateCode(() => import('../server-logging/ServerLoggingScreen'), 'ServerLoggingScreen'),
    adminTitle: 'server_logging_title',
  },
  admin_user_mapping: {
    path: 'settings/admin/users',
    load: lateCode(() => import('../crm/user-mapping/UserMappingScreen'), 'UserMappingScreen'),
    adminTitle: 'mapping_title',
  },
  admin_sign_in: {
    path: 'settings/admin/sign-in',
    load: lateCode(() => import('../sign-in/managed/SignInScreen'), 'SignInScreen'),
    adminTitle: 'managed_title',
  },
} as const satisfies { readonly [screen: string]: ScreenLine };
