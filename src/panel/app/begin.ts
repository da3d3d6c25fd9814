import { openNewest } from '../../storage/activity/newest-reading';
import { readView } from '../../storage/view-reading';
import { showKeptTabBar } from './kept-tab-bar';
import { firstRoute } from './route';
import { askForScreen } from './screens';
import { applyLastTheme } from './theme';
import { likelyLanguage, loadWords, say, setWords } from './words';

// What the first paint waits for is asked for at once, while the code that paints it is loaded. What fails here fails
// again where it is used.
const view = readView();
const route = firstRoute();
const { screen } = route;
const readNewest = screen === 'activity' ? openNewest() : undefined;
const newest = readNewest && view.stored.then(({ activitySummary }) => readNewest(activitySummary));
view.stored.catch(() => undefined);
newest?.catch(() => undefined);
void askForScreen(screen);
loadWords(likelyLanguage()).catch(() => undefined);
import('./main').then(({ paint }) => paint({ view, newest })).catch(sayFailure);

applyLastTheme();
const keptTabBar = showKeptTabBar(route);

/** Nothing is there that could paint a notice as the screens have it. */
async function sayFailure(error: unknown): Promise<void> {
  keptTabBar?.remove();
  const root = document.getElementById('root');
  // What fails later leaves what was painted.
  if (!root || root.hasChildNodes()) throw error;
  const language = likelyLanguage();
  setWords(await loadWords(language));
  document.documentElement.lang = language;
  const notice = document.createElement('p');
  notice.className = 'section';
  notice.role = 'alert';
  notice.textContent = say('panel_not_opened');
  root.append(notice);
}
