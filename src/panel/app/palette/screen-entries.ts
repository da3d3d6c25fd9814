import type { IconName } from '../../ui/Icon';
import type { Route } from '../route';
import { paintedScreens } from '../screens';
import { tabIcons } from '../tab-icons';
import type { WordKey } from '../words';

interface ScreenEntry {
  readonly route: Route;
  readonly title: WordKey;
  readonly icon: IconName;
}

/** Screens that stand by themselves: one is there for nobody in particular, and needs no parameter. */
const entries: readonly ScreenEntry[] = [
  { route: { screen: 'dialer' }, title: 'tab_dialer', icon: tabIcons.dialer },
  { route: { screen: 'activity' }, title: 'tab_activity', icon: tabIcons.activity },
  { route: { screen: 'plugins' }, title: 'tab_plugins', icon: tabIcons.plugins },
  { route: { screen: 'tasks' }, title: 'tab_tasks', icon: tabIcons.tasks },
  { route: { screen: 'settings' }, title: 'tab_settings', icon: tabIcons.settings },
  { route: { screen: 'last_call' }, title: 'command_log_last_call', icon: 'phone' },
  { route: { screen: 'call_backs' }, title: 'call_backs', icon: 'callBack' },
  { route: { screen: 'reports' }, title: 'reports_title', icon: 'bars' },
  { route: { screen: 'crm_settings' }, title: 'crm_settings_row', icon: 'sliders' },
  { route: { screen: 'about_crm' }, title: 'about_crm_row', icon: 'link' },
  { route: { screen: 'privacy' }, title: 'privacy_title', icon: 'shield' },
  { route: { screen: 'admin_plugins' }, title: 'catalog_title', icon: 'plug' },
  { route: { screen: 'admin_settings' }, title: 'admin_settings_title', icon: 'sliders' },
  { route: { screen: 'admin_server_logging' }, title: 'server_logging_title', icon: 'list' },
  { route: { screen: 'admin_user_mapping' }, title: 'mapping_title', icon: 'person' },
  { route: { screen: 'admin_sign_in' }, title: 'managed_title', icon: 'lock' },
  { route: { screen: 'admin_differences' }, title: 'differences_title', icon: 'list' },
];

/** Those that this person can open now. */
export function screenEntries(is: {
  readonly admin: boolean;
  readonly connected: boolean;
  readonly canCallBack: boolean;
}): readonly ScreenEntry[] {
  return entries.filter(({ route: { screen } }) => {
    const { adminTitle, needsNoConnection } = paintedScreens[screen];
    if (screen === 'call_backs' && !is.canCallBack) return false;
    return (is.admin || !adminTitle) && (is.connected || needsNoConnection === true);
  });
}
