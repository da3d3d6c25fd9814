import { strokes } from '../ui/icon-strokes';
import { hashOf, hasTabBar, tabOf, type Route } from './route';
import { tabs } from './screens';
import { tabIcons } from './tab-icons';

const keptAs = 'tabBar';
const graphics = 'http://www.w3.org/2000/svg';

/** @param words what the tab bar says: its own name, then those of its tabs, a line each */
export function keepTabBar(words: string): void {
  localStorage.setItem(keptAs, words);
}

/** Whoever is not signed in has none. */
export function forgetTabBar(): void {
  localStorage.removeItem(keptAs);
}

/**
 * Shows the tab bar as it was painted last, while the code that paints is still loaded; the first paint takes its place.
 * @returns what was shown, if anything
 */
export function showKeptTabBar(route: Route): HTMLElement | undefined {
  const root = document.getElementById('root');
  const [label, ...labels] = readKept();
  if (!root || label === undefined || !hasTabBar(route)) return undefined;
  const app = create('div', 'app');
  const bar = create('nav', 'tab-bar');
  bar.setAttribute('aria-label', label);
  const current = tabOf(route);
  for (const [place, tab] of tabs.entries()) {
    const link = create('a', 'tab');
    link.setAttribute('href', hashOf({ screen: tab }));
    if (tab === current) link.setAttribute('aria-current', 'page');
    const words = document.createElement('span');
    words.textContent = labels[place] ?? '';
    link.append(createIcon(strokes[tabIcons[tab]]), words);
    bar.append(link);
  }
  app.append(create('div', 'app-room'), bar);
  root.append(app);
  return app;
}

function readKept(): readonly string[] {
  const words = localStorage.getItem(keptAs)?.split('\n') ?? [];
  return words.length === tabs.length + 1 ? words : [];
}

function create(name: string, className: string): HTMLElement {
  const element = document.createElement(name);
  element.className = className;
  return element;
}

/** As ui/Icon.tsx paints it. */
function createIcon(stroke: string): Element {
  const icon = document.createElementNS(graphics, 'svg');
  icon.setAttribute('class', 'icon icon-20');
  icon.setAttribute('viewBox', '0 0 24 24');
  icon.setAttribute('aria-hidden', 'true');
  icon.setAttribute('focusable', 'false');
  const path = document.createElementNS(graphics, 'path');
  path.setAttribute('d', stroke);
  icon.append(path);
  return icon;
}
