import { useCallback, useContext, useEffect, useState, type ReactNode } from 'react';
import type { Language } from '../../../core/basics/language';
import { themes } from '../../../core/settings/panel-preference';
import { PanelContext, usePanel } from '../../app/store';
import { loadWords, say, setWords } from '../../app/words';
import { ChipGroup } from '../../ui/Chips';
import { ChoiceChip } from '../../ui/ChoiceChip';

const languages = [
  ['en', 'language_en'],
  ['en-GB', 'language_en_GB'],
  ['de', 'language_de'],
] as const satisfies readonly (readonly [Language, string])[];

/** What the preview looks like for others: at the width of a side panel, light or dark, in every language. */
export function PreviewFrame({ children }: { children: ReactNode }) {
  const [theme, setTheme] = useState<(typeof themes)[number]>('system');
  const { language, speak } = usePageLanguage();
  return (
    <>
      <div className="workbench-looks">
        <ChipGroup label={say('settings_theme')}>
          {themes.map((one) => (
            <ChoiceChip
              key={one}
              type="radio"
              name="workbench-theme"
              label={say(`theme_${one}`)}
              checked={one === theme}
              onChange={() => setTheme(one)}
            />
          ))}
        </ChipGroup>
        <ChipGroup label={say('settings_language')}>
          {languages.map(([one, name]) => (
            <ChoiceChip
              key={one}
              type="radio"
              name="workbench-language"
              label={say(name)}
              checked={one === language}
              onChange={() => void speak(one)}
            />
          ))}
        </ChipGroup>
      </div>
      <div className="workbench-frame" data-theme={theme}>
        {children}
      </div>
    </>
  );
}

/** This page alone speaks another language; nothing of it is kept. */
function usePageLanguage() {
  const store = useContext(PanelContext);
  const language = usePanel((state) => state.language);
  const [own] = useState(language);
  const speak = useCallback(
    async (other: Language) => {
      setWords(await loadWords(other), other);
      store?.setState({ language: other });
    },
    [store],
  );
  useEffect(
    () => () => {
      if (store?.getState().language !== own) void speak(own);
    },
    [store, own, speak],
  );
  return { language, speak };
}
