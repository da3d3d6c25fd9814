import type { Route, ScreenName } from '../../../../src/panel/app/screens';

/** Requests by `METHOD path`. */
export interface Requests {
  readonly [request: string]: number;
}

interface ScreenLine {
  readonly route: Route;
  /** What one opening asks, where the last one was twenty minutes ago. */
  readonly asks: Requests;
  /** What it asks again within the same minute. */
  readonly again: Requests;
  /** Why it does. */
  readonly because?: string;
  /** Of a connector that signs in on its own page. */
  readonly isOAuth?: true;
}

const redaction = { pluginId: 'redaction' };
const settings = { 'GET /user/preloadSettings': 1, 'GET /user/settings': 1 };
const pluginManifest = { 'GET /public-api/connectors/redaction/manifest': 1 };
const connectorManifest = { 'GET /public-api/connectors/keycrm/manifest': 1 };
const nothing = {};

/** What each screen asks of servers: for the README, and held exactly by screen-traffic.test.tsx. */
export const screenTraffic: { readonly [screen: string]: ScreenLine } = {
  Activity: { route: { screen: 'activity' }, asks: nothing, again: nothing },
  'Call-backs': {
    route: { screen: 'call_backs' },
    // A row that is seen for the first time: another computer may have told whose it is.
    asks: { 'GET /calldown': 1, ...settings },
    again: nothing,
  },
  'Contact card': {
    route: { screen: 'contact', number: '+16505550123' },
    // Who has the number. Notes in the CRM are read by a press.
    asks: { 'GET /contact': 1 },
    again: nothing,
  },
  'New call-back': {
    route: { screen: 'call_back_new', number: '+16505550123' },
    asks: { 'GET /contact': 1 },
    again: nothing,
  },
  'Edit a call-back': {
    route: { screen: 'call_back', callBackId: 'r1' },
    asks: { 'GET /calldown': 1, ...settings },
    again: nothing,
  },
  'Log form': {
    route: { screen: 'log', activityId: 'call:1' },
    // Who has the number, and whether somebody else has logged the call.
    asks: { ...connectorManifest, 'GET /contact': 1, 'GET /callLog': 1 },
    again: nothing,
  },
  'Log that was made': {
    route: { screen: 'log', activityId: 'call:2' },
    asks: { 'GET /callLog': 1 },
    again: nothing,
  },
  // Beside these each icon that a manifest names, once a week (actions/directory/load-icon.ts).
  Plugins: { route: { screen: 'plugins' }, asks: { ...settings, ...pluginManifest }, again: nothing },
  'A plugin': {
    route: { screen: 'plugin', ...redaction },
    // The plugin's own server says whether the person's account is connected.
    asks: { ...pluginManifest, 'GET /checkAuth': 1 },
    again: nothing,
  },
  'What a plugin receives': {
    route: { screen: 'plugin_about', ...redaction },
    asks: nothing,
    again: nothing,
  },
  Tasks: { route: { screen: 'tasks' }, asks: nothing, again: nothing },
  // The connector's licence, once a day.
  Settings: { route: { screen: 'settings' }, asks: { 'GET /licenseStatus': 1 }, again: nothing },
  'Choose your CRM': { route: { screen: 'connect' }, asks: nothing, again: nothing },
  'Connect a CRM': {
    route: { screen: 'connector', connectorId: 'keycrm' },
    asks: connectorManifest,
    again: connectorManifest,
    because: 'what is typed goes to the server that the manifest names now',
  },
  'What a log says': {
    route: { screen: 'log_details' },
    // One log, `GET /callLog`, where the list has a logged call and none has shown yet how the CRM's logs are written.
    asks: nothing,
    again: nothing,
  },
  'What a log says, one line': {
    route: { screen: 'log_detail', setting: 'addCallLogResult' },
    asks: nothing,
    again: nothing,
  },
  'What everybody’s logs say': {
    route: { screen: 'admin_log_details' },
    asks: nothing,
    again: nothing,
  },
  'About the connection': {
    route: { screen: 'about_crm' },
    asks: connectorManifest,
    again: nothing,
  },
  'A group of settings': {
    route: { screen: 'setting_group', group: 'callPop' },
    asks: nothing,
    again: nothing,
  },
  'A setting that was searched for': {
    route: { screen: 'setting', group: 'callPop', setting: 'openContactPageAfterCreation' },
    asks: nothing,
    again: nothing,
  },
  'Note templates': { route: { screen: 'note_templates' }, asks: nothing, again: nothing },
  'Note templates for everybody': {
    route: { screen: 'admin_note_templates' },
    asks: nothing,
    again: nothing,
  },
  'Settings carried over': { route: { screen: 'taken_over' }, asks: nothing, again: nothing },
  'CRM settings': { route: { screen: 'crm_settings' }, asks: nothing, again: nothing },
  Reports: { route: { screen: 'reports' }, asks: { 'GET /ringcentral/admin/userReport': 1 }, again: nothing },
  Privacy: { route: { screen: 'privacy' }, asks: nothing, again: nothing },
  'First steps': { route: { screen: 'first_steps' }, asks: nothing, again: nothing },
  'What’s new': { route: { screen: 'whats_new' }, asks: nothing, again: nothing },
  Admin: {
    route: { screen: 'admin' },
    // People without a CRM user, by the account's own rows: the CRM is not asked, nobody is matched.
    asks: { 'GET /restapi/v1.0/account/~/extension': 1, 'GET /admin/settings': 1 },
    again: nothing,
  },
  'Export and import': { route: { screen: 'admin_transfer' }, asks: nothing, again: nothing },
  Catalog: {
    route: { screen: 'admin_plugins' },
    asks: { 'GET /public-api/connectors': 1, 'GET /public-api/connectors/internal': 1 },
    again: nothing,
  },
  'A plugin’s details': {
    route: { screen: 'admin_plugin', ...redaction },
    asks: pluginManifest,
    again: pluginManifest,
    because: 'an admin agrees to what is published now',
  },
  'A plugin’s defaults': {
    route: { screen: 'admin_defaults', ...redaction },
    asks: { ...settings, ...pluginManifest },
    again: nothing,
  },
  'One of everybody’s settings': {
    route: { screen: 'admin_setting', setting: 'autoLogCall' },
    asks: nothing,
    again: nothing,
  },
  'What is different here': { route: { screen: 'admin_differences' }, asks: nothing, again: nothing },
  'Managed settings': { route: { screen: 'admin_settings' }, asks: nothing, again: nothing },
  'Server-side logging': {
    route: { screen: 'admin_server_logging' },
    asks: { 'GET /admin/serverLoggingSettings': 1 },
    again: nothing,
  },
  'User mapping': {
    route: { screen: 'admin_user_mapping' },
    // Reading the account's rows also compares what this admin has written.
    asks: {
      'GET /restapi/v1.0/account/~/extension': 1,
      'POST /admin/userMapping': 1,
      'GET /admin/settings': 1,
      ...settings,
      ...pluginManifest,
    },
    again: nothing,
  },
  'Managed sign-in': {
    route: { screen: 'admin_sign_in' },
    asks: { 'GET /admin/managedAuth': 1 },
    again: nothing,
  },
  'Managed sign-in, OAuth': {
    route: { screen: 'admin_sign_in' },
    isOAuth: true,
    asks: { 'GET /oauthManagedAuthState': 1 },
    again: nothing,
  },
};

/**
 * They have nothing to ask a server of ours; a report of a problem only where a connector takes them
 * (test/unit/panel/reports/report-problem-screen.test.tsx).
 */
export const withoutServer: readonly ScreenName[] = [
  'dialer',
  'microphone',
  'report_problem',
  'workbench',
  'last_call',
];
