import { createRoot } from 'react-dom/client';
import type { ActivityLine } from '../../core/activity/activity-line';
import { languageOf } from '../../core/basics/language';
import { preferencesInForce } from '../../core/settings/managed-preference';
import { whenIdle } from '../../platform/idle';
import { pause } from '../../platform/pause';
import { openView } from '../../storage/panel-view';
import type { ViewReading } from '../../storage/view-reading';
import { linesOf } from '../shared/newest-lines';
import { App } from './App';
import { keepConnectorFresh } from './connector-freshness';
import { firstRoute } from './route';
import { askForScreen } from './screens';
import { keepSettingsFresh } from './settings-freshness';
import { applyLanguage, applyTheme, createPanelStore, feedStore, PanelContext } from './store';
import { keepTasksFresh } from './task-freshness';
import './theme.css';

/** What was asked for before this code was there (begin.ts). */
interface Readings {
  readonly view: ViewReading;
  /** The newest activities as they are stored, if the first screen is their list. */
  readonly newest: Promise<readonly unknown[]> | undefined;
}

/** A list that comes later than this is painted when it comes; ms. */
const mostDelay = 500;

/** What is kept fresh may wait for as long after the first paint; ms. */
const mostWait = 3000;

/** Paints the panel for the first time, once all that the first screen shows is there. */
export async function paint(readings: Readings): Promise<void> {
  const { view, latest } = await openView(readings.view);
  const preferences = preferencesInForce(view);
  applyTheme(preferences.theme);
  const language = languageOf(preferences.language, navigator.language);
  await applyLanguage(language);
  await askForScreen(firstRoute().screen);
  const newestLines = await firstLines(readings);
  const store = createPanelStore(latest(), firstRoute(), language, navigator.onLine);
  // Counts and lines must belong together.
  if (store.getState().activitySummary === view.activitySummary) store.setState({ newestLines });
  feedStore(store);
  const root = document.getElementById('root');
  if (!root) return;
  createRoot(root).render(
    <PanelContext value={store}>
      <App />
    </PanelContext>,
  );
  await whenIdle(mostWait);
  keepSettingsFresh(store);
  keepConnectorFresh(store);
  keepTasksFresh(store);
}

/** `undefined` where they have to be read again. */
async function firstLines({ newest }: Readings): Promise<ActivityLine[] | undefined> {
  const lines = newest?.then(linesOf).catch(() => undefined);
  return lines && Promise.race([lines, pause(mostDelay).then(() => undefined)]);
}
