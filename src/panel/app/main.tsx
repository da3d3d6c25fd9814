import { createRoot } from 'react-dom/client';
import { isYounger } from '../../core/basics/age';
import { languageOf } from '../../core/basics/language';
import { ownerKey } from '../../core/crm/account';
import { preferencesInForce } from '../../core/settings/managed-preference';
import { systemClock } from '../../platform/clock';
import { whenIdle } from '../../platform/idle';
import { pause } from '../../platform/pause';
import { openView, type View } from '../../storage/panel-view';
import type { ViewReading } from '../../storage/view-reading';
import { noteErrors } from '../shared/last-errors';
import { linesOf } from '../shared/newest-lines';
import { readFirstPage } from '../shared/tasks/use-tasks';
import { App } from './App';
import { keepConnectorFresh } from './connector-freshness';
import { firstRoute } from './route';
import { askForScreen } from './screens';
import { keepSettingsFresh } from './settings-freshness';
import {
  applyLanguage,
  createPanelStore,
  feedStore,
  goWhereAsked,
  PanelContext,
  type PanelStore,
} from './store';
import { keepTasksFresh } from './task-freshness';
import { applyTheme } from './theme';
import { loadMoreWords } from './words';
import './theme.css';

/** What was asked for before this code was there (begin.ts). */
interface Readings {
  readonly view: ViewReading;
  /** The newest activities as they are stored, if the first screen is their list. */
  readonly newest: Promise<readonly unknown[]> | undefined;
}

/** A list that comes later than this is painted when it comes; ms. */
const mostDelay = 500;

/** A screen that was asked for so long before is what the panel was opened for; ms. */
const justAsked = 3000;

/** What is kept fresh may wait this long after the first paint; ms. */
const mostWait = 3000;

/** Paints the panel for the first time, once all that the first screen shows is there. */
export async function paint(readings: Readings): Promise<void> {
  noteErrors();
  const { view, latest } = await openView(readings.view);
  const preferences = preferencesInForce(view);
  applyTheme(preferences.theme);
  const language = languageOf(preferences.language, navigator.language);
  const tasks = firstTasks(view);
  // It may fail before anything waits for it.
  tasks?.catch(() => undefined);
  await applyLanguage(language);
  await askForScreen(firstRoute().screen);
  const newestLines = await orLater(readings.newest?.then(linesOf));
  await orLater(tasks);
  const state = latest();
  goWhereAsked(state.askedPlace);
  const store = createPanelStore(state, firstRoute(), language, navigator.onLine);
  // Counts and lines must belong together.
  if (store.getState().activitySummary === view.activitySummary) store.setState({ newestLines });
  const { askedPlace } = store.getState();
  // Asked for as it opened.
  if (askedPlace && isYounger(askedPlace.at, justAsked, systemClock.now())) location.hash = askedPlace.hash;
  feedStore(store);
  await whenParsed();
  const root = document.getElementById('root');
  if (!root) return;
  createRoot(root).render(
    <PanelContext value={store}>
      <App />
    </PanelContext>,
  );
  await whenIdle(mostWait);
  void offerSelectionItem(store);
  keepSettingsFresh(store);
  keepConnectorFresh(store);
  keepTasksFresh(store);
  await Promise.all([followSites(store), refreshCallBacks()]);
}

/** The browser forgets the scripts of chosen sites with each update. */
async function followSites(store: PanelStore): Promise<void> {
  const { followNumberSites } = await import('../settings/page-numbers/keep-sites');
  followNumberSites(store);
}

/** Its words come after the first paint, too. What fails is tried again by the next panel that opens. */
async function offerSelectionItem(store: PanelStore): Promise<void> {
  const [{ keepSelectionItem }] = await Promise.all([import('./selection-menu'), loadMoreWords()]).catch(
    () => [],
  );
  keepSelectionItem?.(store);
}

/** The list of call-backs says by itself what is wrong with it. */
async function refreshCallBacks(): Promise<void> {
  const action = await import('../../actions/activity/settle-call-backs');
  await action.refreshCallBacks().catch(() => undefined);
}

/** The page's script waits for nothing, not even for the rest of the page. */
async function whenParsed(): Promise<void> {
  if (document.readyState === 'loading')
    await new Promise((parsed) => document.addEventListener('DOMContentLoaded', parsed, { once: true }));
}

function firstTasks({ identity, connection, taskSummary }: View): Promise<void> | undefined {
  if (firstRoute().screen !== 'tasks' || !identity || !connection) return undefined;
  return readFirstPage(ownerKey(identity, connection), taskSummary.revision);
}

/** `undefined` where it fails or is late: then the screen reads it again, and says what is wrong. */
async function orLater<T>(reading: Promise<T> | undefined): Promise<T | undefined> {
  const found = reading?.catch(() => undefined);
  return found && Promise.race([found, pause(mostDelay).then(() => undefined)]);
}
