/** Where the person is. Stored in the page's hash, so that back, reload and links work. */
export type Route =
  | { readonly screen: PlainScreen }
  | { readonly screen: 'log'; readonly activityId: string }
  | { readonly screen: 'connector'; readonly connectorId: string }
  | { readonly screen: 'plugin' | 'admin_plugin' | 'admin_defaults'; readonly pluginId: string };

export const tabs = ['dialer', 'activity', 'plugins', 'tasks', 'settings'] as const;
export type TabId = (typeof tabs)[number];

/** Screens without parameters, by path. */
const plainScreens = {
  dialer: 'dialer',
  activity: 'activity',
  plugins: 'plugins',
  tasks: 'tasks',
  settings: 'settings',
  microphone: 'microphone',
  'settings/connect': 'connect',
  'settings/crm': 'crm_settings',
  'settings/reports': 'reports',
  'settings/admin/plugins': 'admin_plugins',
  'settings/admin/settings': 'admin_settings',
  'settings/admin/server-logging': 'admin_server_logging',
  'settings/admin/users': 'admin_user_mapping',
  'settings/admin/sign-in': 'admin_sign_in',
} as const;

type PlainScreen = (typeof plainScreens)[keyof typeof plainScreens];

const pathOf = new Map<Route['screen'], string>(
  Object.entries(plainScreens).map(([path, screen]) => [screen, path]),
);
const screenOf = new Map<string, PlainScreen>(Object.entries(plainScreens));

/** Reads `#/plugins/<id>` and the like; anything else leads to the dialer. */
export function parseRoute(hash: string): Route {
  const path = hash.replace(/^#?\/?/, '').replace(/\/$/, '');
  const known = screenOf.get(path);
  if (known) return { screen: known };
  const defaults = /^settings\/admin\/plugins\/([^/]+)\/defaults$/.exec(path)?.[1];
  if (defaults) return { screen: 'admin_defaults', pluginId: decode(defaults) };
  const cut = path.lastIndexOf('/');
  const id = decode(path.slice(cut + 1));
  if (id) {
    if (path.slice(0, cut) === 'activity') return { screen: 'log', activityId: id };
    if (path.slice(0, cut) === 'plugins') return { screen: 'plugin', pluginId: id };
    if (path.slice(0, cut) === 'settings/connect') return { screen: 'connector', connectorId: id };
    if (path.slice(0, cut) === 'settings/admin/plugins') return { screen: 'admin_plugin', pluginId: id };
  }
  return { screen: 'dialer' };
}

/** The address of a route, for links. */
export function hashOf(route: Route): string {
  switch (route.screen) {
    case 'log':
      return `#/activity/${encodeURIComponent(route.activityId)}`;
    case 'plugin':
      return `#/plugins/${encodeURIComponent(route.pluginId)}`;
    case 'admin_plugin':
      return `#/settings/admin/plugins/${encodeURIComponent(route.pluginId)}`;
    case 'admin_defaults':
      return `#/settings/admin/plugins/${encodeURIComponent(route.pluginId)}/defaults`;
    case 'connector':
      return `#/settings/connect/${encodeURIComponent(route.connectorId)}`;
    default:
      return `#/${pathOf.get(route.screen) ?? 'dialer'}`;
  }
}

/** The tab that a route belongs to. */
export function tabOf(route: Route): TabId {
  switch (route.screen) {
    case 'log':
      return 'activity';
    case 'plugin':
      return 'plugins';
    default:
      return tabs.find((tab) => tab === route.screen) ?? 'settings';
  }
}

const withFooter: ReadonlySet<Route['screen']> = new Set([
  'log',
  'crm_settings',
  'admin_settings',
  'plugin',
  'admin_plugin',
  'admin_defaults',
  'connector',
]);

/** Screens with a footer of their own have no tab bar below it. */
export function hasTabBar(route: Route): boolean {
  return !withFooter.has(route.screen);
}

export function goTo(route: Route): void {
  location.hash = hashOf(route);
}

/** A hash typed by hand may contain a stray `%`. */
function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return '';
  }
}
