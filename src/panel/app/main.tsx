import { createRoot } from 'react-dom/client';
import { preferencesInForce } from '../../core/settings/managed-preference';
import { languageOf } from '../../core/basics/language';
import { openView } from '../../storage/panel-view';
import { App } from './App';
import { keepConnectorFresh } from './connector-freshness';
import { keepSettingsFresh } from './settings-freshness';
import { keepTasksFresh } from './task-freshness';
import { applyTheme, createPanelStore, feedStore, firstRoute, PanelContext } from './store';
import { loadWords, setWords } from './words';
import './theme.css';

async function start(): Promise<void> {
  const { view, latest } = await openView();
  const preferences = preferencesInForce(view);
  applyTheme(preferences.theme);
  const language = languageOf(preferences.language, navigator.language);
  setWords(await loadWords(language));
  document.documentElement.lang = language;
  const store = createPanelStore(latest(), firstRoute(), language, navigator.onLine);
  feedStore(store);
  keepSettingsFresh(store);
  keepConnectorFresh(store);
  keepTasksFresh(store);
  const root = document.getElementById('root');
  if (!root) return;
  createRoot(root).render(
    <PanelContext value={store}>
      <App />
    </PanelContext>,
  );
}

void start();
