import { use } from 'react';
import { once } from '../ui/once';
import { usePanel } from '../app/store';
import { languageOfLaterWords, loadLaterWords, setLaterWords, type Language } from '../app/words';

const loading = {
  en: once(() => read('en'), 'words'),
  de: once(() => read('de'), 'words'),
};

async function read(language: Language) {
  return { words: await loadLaterWords(language) };
}

/** Waits for the words that no first list needs, in the panel's language. */
export function useLaterWords(): void {
  const language = usePanel((state) => state.language);
  // Painting twice sets the same words: no component keeps them.
  if (languageOfLaterWords() !== language) setLaterWords(language, use(loading[language]()));
}
