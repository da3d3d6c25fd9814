import { paintedScreens, screens, tabs, type Route, type TabId } from './screens';

export type { Route } from './screens';

/** Reads `#/plugins/<id>` and the like; anything else leads to the dialer. */
export function parseRoute(hash: string): Route {
  const segments = hash
    .replace(/^#?\/?/, '')
    .replace(/\/$/, '')
    .split('/');
  for (const [screen, { path }] of Object.entries(screens)) {
    const parameters = readParameters(path.split('/'), segments);
    const route = parameters && { ...parameters, screen };
    if (route && isRoute(route)) return route;
  }
  return { screen: 'dialer' };
}

/** What the address has for the parameters of this path; `undefined` where it is another one. */
function readParameters(
  path: readonly string[],
  segments: readonly string[],
): { readonly [name: string]: string } | undefined {
  const parts = path.map((part, index) => ({ part, segment: segments[index] ?? '' }));
  const isSame = parts.every(({ part, segment }) => part.startsWith(':') || part === segment);
  if (!isSame || path.length !== segments.length) return undefined;
  const parameters = parts.filter(({ part }) => part.startsWith(':'));
  return Object.fromEntries(parameters.map(({ part, segment }) => [part.slice(1), decode(segment)]));
}

export function isScreenName(name: string): boolean {
  return Object.hasOwn(screens, name);
}

/** Its screen and parameters come from one line of the table; a parameter that is empty leads nowhere. */
function isRoute(route: { readonly [name: string]: string }): route is Route {
  return Object.values(route).every((value) => value !== '');
}

/** The address of a route, for links. */
export function hashOf(route: Route): string {
  const parameters: { readonly [name: string]: string } = route;
  const path = screens[route.screen].path.replaceAll(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(parameters[name] ?? ''),
  );
  return `#/${path}`;
}

/** The tab that a route belongs to: the first part of its path. */
export function tabOf(route: Route): TabId {
  const [first] = screens[route.screen].path.split('/');
  return tabs.find((tab) => tab === first) ?? 'settings';
}

/** Screens with a footer of their own have no tab bar below it. */
export function hasTabBar(route: Route): boolean {
  return !paintedScreens[route.screen].hasFooter && !isAlone(route);
}

/** Shown in a browser tab of its own, without the dialer. */
export function isAlone({ screen }: Route): boolean {
  return paintedScreens[screen].isAlone === true;
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

const lastPlace = 'lastPlace';

/** The address that this page was opened with, or the place where the panel was left. */
export function firstRoute(): Route {
  return parseRoute(location.hash || (localStorage.getItem(lastPlace) ?? ''));
}

/** The panel opens there the next time. */
export function keepPlace(route: Route): void {
  if (!isAlone(route)) localStorage.setItem(lastPlace, location.hash);
}
