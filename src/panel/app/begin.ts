import { askNewest } from '../../storage/activity/newest-reading';
import { readView } from '../../storage/view-reading';
import { firstRoute } from './route';
import { askForScreen } from './screens';
import { likelyLanguage, loadWords } from './words';

// What the first paint waits for is asked for at once, while the code that paints it is loaded. What fails here fails
// again where it is used, and is said there.
const view = readView();
const { screen } = firstRoute();
const newest =
  screen === 'activity' ? view.stored.then(({ activitySummary }) => askNewest(activitySummary)) : undefined;
newest?.catch(() => undefined);
void askForScreen(screen);
loadWords(likelyLanguage()).catch(() => undefined);
void import('./main').then(({ paint }) => paint({ view, newest }));
