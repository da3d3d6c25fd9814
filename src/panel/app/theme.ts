import type { PanelPreferences } from '../../core/settings/panel-preference';

type Theme = PanelPreferences['theme'];

const lastTheme = 'lastTheme';

export function applyTheme(theme: Theme): void {
  showTheme(theme);
  localStorage.setItem(lastTheme, theme);
}

/** That of the last time, before the preferences are read. */
export function applyLastTheme(): void {
  const last = localStorage.getItem(lastTheme);
  if (last === 'light' || last === 'dark') showTheme(last);
}

function showTheme(theme: Theme): void {
  const root = document.documentElement;
  if (theme === 'system') delete root.dataset['theme'];
  else root.dataset['theme'] = theme;
}
