import type { ComponentType } from 'react';
import { loadSchemaForm } from '../forms/load-schema-form';
import { lateCode } from '../shared/late-code';
import { once } from '../ui/once';
import { adminScreens } from './admin-screens';
import type { ScreenLine } from './screen-line';

export const tabs = ['dialer', 'activity', 'plugins', 'tasks', 'settings'] as const;
export type TabId = (typeof tabs)[number];

/** Every screen: a folder, and one line here. */
export const screens = {
  dialer: {
    path: 'dialer',
    load: lateCode(() => import('../dialer/DialerScreen'), 'DialerScreen'),
    needsNoConnection: true,
  },
  microphone: {
    path: 'microphone',
    load: lateCode(() => import('../dialer/microphone/MicrophoneScreen'), 'MicrophoneScreen'),
    needsNoConnection: true,
    isPassing: true,
    isAlone: true,
  },
  activity: {
    path: 'activity',
    load: once(() => import('../activity/list/ActivityScreen'), 'ActivityScreen'),
  },
  last_call: {
    path: 'activity/last-call',
    load: lateCode(() => import('../activity/list/LastCallScreen'), 'LastCallScreen'),
    isPassing: true,
  },
  call_backs: {
    path: 'activity/call-backs',
    load: lateCode(() => import('../activity/call-backs/CallBacksScreen'), 'CallBacksScreen'),
  },
  contact: {
    path: 'activity/contact/:number',
    load: lateCode(() => import('../activity/contact/ContactScreen'), 'ContactScreen'),
    needsNoConnection: true,
    isPassing: true,
  },
  call_back_new: {
    path: 'activity/call-backs/new/:number',
    load: lateCode(() => import('../activity/call-backs/NewCallBackScreen'), 'NewCallBackScreen'),
    hasFooter: true,
    isPassing: true,
  },
  call_back: {
    path: 'activity/call-backs/:callBackId',
    load: lateCode(() => import('../activity/call-backs/EditCallBackScreen'), 'EditCallBackScreen'),
    hasFooter: true,
    isPassing: true,
  },
  log: {
    path: 'activity/:activityId',
    load: lateCode(() => import('../activity/log/LogScreen'), 'LogScreen'),
    hasForm: true,
    hasFooter: true,
  },
  plugins: {
    path: 'plugins',
    load: once(() => import('../plugins/installed/PluginsScreen'), 'PluginsScreen'),
  },
  plugin: {
    path: 'plugins/:pluginId',
    load: lateCode(() => import('../plugins/plugin/PluginScreen'), 'PluginScreen'),
    hasForm: true,
    hasFooter: true,
  },
  plugin_about: {
    path: 'plugins/:pluginId/about',
    load: lateCode(() => import('../plugins/about/PluginAboutScreen'), 'PluginAboutScreen'),
  },
  tasks: {
    path: 'tasks',
    load: once(() => import('../tasks/TasksScreen'), 'TasksScreen'),
  },
  settings: {
    path: 'settings',
    load: once(() => import('../settings/overview/SettingsScreen'), 'SettingsScreen'),
    needsNoConnection: true,
  },
  connect: {
    path: 'settings/connect',
    load: lateCode(() => import('../sign-in/connect/ConnectScreen'), 'ConnectScreen'),
    needsNoConnection: true,
    isPassing: true,
  },
  connector: {
    path: 'settings/connect/:connectorId',
    load: lateCode(() => import('../sign-in/connect/ConnectorScreen'), 'ConnectorScreen'),
    needsNoConnection: true,
    hasFooter: true,
    isPassing: true,
  },
  crm_settings: {
    path: 'settings/crm',
    load: lateCode(() => import('../settings/crm/CrmSettingsScreen'), 'CrmSettingsScreen'),
    hasForm: true,
    hasFooter: true,
  },
  about_crm: {
    path: 'settings/crm/about',
    load: lateCode(() => import('../crm/about/AboutCrmScreen'), 'AboutCrmScreen'),
  },
  setting_group: {
    path: 'settings/own/:group',
    load: lateCode(() => import('../settings/own/SettingGroupScreen'), 'SettingGroupScreen'),
    hasFooter: true,
  },
  setting: {
    path: 'settings/own/:group/:setting',
    load: lateCode(() => import('../settings/own/SettingGroupScreen'), 'SettingGroupScreen'),
    hasFooter: true,
  },
  note_templates: {
    path: 'settings/templates',
    load: lateCode(() => import('../settings/templates/TemplatesScreen'), 'TemplatesScreen'),
    hasFooter: true,
  },
  admin_note_templates: {
    path: 'settings/admin/templates',
    load: lateCode(() => import('../settings/templates/AdminTemplatesScreen'), 'AdminTemplatesScreen'),
    hasFooter: true,
    adminTitle: 'templates_title',
  },
  log_details: {
    path: 'settings/log-details',
    load: lateCode(() => import('../settings/log-details/LogDetailsScreen'), 'LogDetailsScreen'),
    hasFooter: true,
  },
  log_detail: {
    path: 'settings/log-details/:setting',
    load: lateCode(() => import('../settings/log-details/LogDetailsScreen'), 'LogDetailsScreen'),
    hasFooter: true,
  },
  taken_over: {
    path: 'settings/taken-over',
    load: lateCode(() => import('../settings/taken-over/TakenOverScreen'), 'TakenOverScreen'),
  },
  workbench: {
    path: 'settings/workbench',
    load: lateCode(() => import('../plugins/workbench/WorkbenchScreen'), 'WorkbenchScreen'),
    hasForm: true,
    needsNoConnection: true,
    isPassing: true,
    isAlone: true,
  },
  first_steps: {
    path: 'settings/first-steps',
    load: lateCode(() => import('../settings/first-steps/FirstStepsScreen'), 'FirstStepsScreen'),
  },
  whats_new: {
    path: 'settings/whats-new',
    load: lateCode(() => import('../settings/news/WhatsNewScreen'), 'WhatsNewScreen'),
    needsNoConnection: true,
  },
  reports: {
    path: 'settings/reports',
    load: lateCode(() => import('../reports/ReportsScreen'), 'ReportsScreen'),
  },
  privacy: {
    path: 'settings/privacy',
    load: lateCode(() => import('../settings/privacy/PrivacyScreen'), 'PrivacyScreen'),
    needsNoConnection: true,
  },
  report_problem: {
    path: 'settings/report-problem',
    load: lateCode(() => import('../reports/problem/ReportProblemScreen'), 'ReportProblemScreen'),
    needsNoConnection: true,
    hasFooter: true,
    isPassing: true,
  },
  ...adminScreens,
} as const satisfies { readonly [screen: string]: ScreenLine };

export type ScreenName = keyof typeof screens;

/** The names of the parameters in a path. */
type Parameter<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Name | Parameter<Rest>
  : Path extends `${string}:${infer Name}`
    ? Name
    : never;

/** Where the person is, kept in the page's hash: a screen with its parameters, which are also the properties of its component. */
export type RouteOf<Name extends ScreenName> = {
  [S in Name]: { readonly screen: S } & {
    readonly [P in Parameter<(typeof screens)[S]['path']>]: string;
  };
}[Name];

export type Route = RouteOf<ScreenName>;

/** The table as App paints from it: a screen whose component does not take what its path gives is a type error here. */
export const paintedScreens: {
  readonly [S in ScreenName]: ScreenLine & { readonly load: () => Promise<ComponentType<RouteOf<S>>> };
} = { ...screens };

/** Asks for the code of a screen before it is painted. Why it cannot be loaded is said by the screen's boundary. */
export async function askForScreen(name: ScreenName): Promise<void> {
  const { load, hasForm } = paintedScreens[name];
  if (hasForm) loadSchemaForm().catch(() => undefined);
  await load().catch(() => undefined);
}
