/** Where the person is; written as the page's hash, so that back, reload and links work. */
export type Route =
  | {
      readonly screen:
        'dialer' | 'activity' | 'plugins' | 'tasks' | 'settings' | 'connect' | 'microphone' | 'admin_plugins';
    }
  | { readonly screen: 'log'; readonly activityId: string }
  | { readonly screen: 'connector'; readonly connectorId: string }
  | { readonly screen: 'plugin' | 'admin_plugin' | 'admin_defaults'; readonly pluginId: string };

export const tabs = ['dialer', 'activity', 'plugins', 'tasks', 'settings'] as const;
export type TabId = (typeof tabs)[number];

const plain: { readonly [path: string]: Route } = {
  dialer: { screen: 'dialer' },
  activity: { screen: 'activity' },
  plugins: { screen: 'plugins' },
  tasks: { screen: 'tasks' },
  settings: { screen: 'settings' },
  microphone: { screen: 'microphone' },
  'settings/connect': { screen: 'connect' },
  'settings/admin/plugins': { screen: 'admin_plugins' },
};

/** Reads `#/plugins/<id>` and its kin; anything else leads to the dialer. */
export function parseRoute(hash: string): Route {
  const path = hash.replace(/^#?\/?/, '').replace(/\/$/, '');
  const known = Object.hasOwn(plain, path) ? plain[path] : undefined;
  if (known) return known;
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
    case 'admin_plugins':
      return '#/settings/admin/plugins';
    case 'connect':
      return '#/settings/connect';
    default:
      return `#/${route.screen}`;
  }
}

/** The tab that a route belongs to. */
export function tabOf(route: Route): TabId {
  switch (route.screen) {
    case 'log':
      return 'activity';
    case 'plugin':
      return 'plugins';
    case 'connect':
    case 'connector':
    case 'microphone':
    case 'admin_plugins':
    case 'admin_plugin':
    case 'admin_defaults':
      return 'settings';
    default:
      return route.screen;
  }
}

const withFooter: ReadonlySet<Route['screen']> = new Set([
  'log',
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

/** A hash typed by hand may hold a stray `%`. */
function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return '';
  }
}
