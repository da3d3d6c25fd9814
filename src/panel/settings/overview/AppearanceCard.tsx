import { languages, themes } from '../../../core/settings/panel-preference';
import { usePreferences } from '../../app/preferences';
import { useAction } from '../../shared/request';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { Card } from '../../ui/Card';
import { ChoiceChip } from '../../ui/ChoiceChip';
import { say } from '../../app/words';
import { ChoiceGroup } from './ChoiceGroup';
import { LockedSettings } from '../own/LockedSettings';
import { lockedSetting, useManaged } from './managed';

export function AppearanceCard() {
  const { theme, language } = usePreferences();
  const managed = useManaged();
  const save = useAction('savePreferences');
  return (
    <Card title={say('settings_appearance')}>
      <ChoiceGroup name="theme" legend={say('settings_theme')} managed={managed('theme')}>
        {themes.map((one) => (
          <ChoiceChip
            key={one}
            type="radio"
            name="theme"
            label={say(`theme_${one}`)}
            checked={one === theme}
            onChange={() => void save.run({ theme: one })}
          />
        ))}
      </ChoiceGroup>
      <ChoiceGroup name="language" legend={say('settings_language')} managed={managed('language')}>
        {languages.map((one) => (
          <ChoiceChip
            key={one}
            type="radio"
            name="language"
            label={languageWords(one)}
            checked={one === language}
            onChange={() => void save.run({ language: one })}
          />
        ))}
      </ChoiceGroup>
      <LockedSettings
        settings={[
          ...lockedSetting('theme', say('settings_theme'), say(`theme_${theme}`), managed),
          ...lockedSetting('language', say('settings_language'), languageWords(language), managed),
        ]}
      />
      {save.problem && <ProblemNotice problem={save.problem} />}
    </Card>
  );
}

function languageWords(language: (typeof languages)[number]): string {
  return say(language === 'en-GB' ? 'language_en_GB' : `language_${language}`);
}
