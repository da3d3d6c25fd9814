import { useAction } from '../request';
import { ProblemNotice } from '../ProblemNotice';
import { usePanel } from '../store';
import { Card } from '../ui/Card';
import { ChoiceChip } from '../ui/ChoiceChip';
import { say } from '../words';
import './SettingsScreen.css';

const themes = ['system', 'light', 'dark'] as const;
const languages = ['system', 'en', 'de'] as const;

export function AppearanceCard() {
  const { theme, language } = usePanel((state) => state.preferences);
  const save = useAction('savePreferences');
  return (
    <Card title={say('settings_appearance')}>
      <fieldset className="settings-choice">
        <legend>{say('settings_theme')}</legend>
        <div className="chips">
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
        </div>
      </fieldset>
      <fieldset className="settings-choice">
        <legend>{say('settings_language')}</legend>
        <div className="chips">
          {languages.map((one) => (
            <ChoiceChip
              key={one}
              type="radio"
              name="language"
              label={say(`language_${one}`)}
              checked={one === language}
              onChange={() => void save.run({ language: one })}
            />
          ))}
        </div>
      </fieldset>
      {save.problem && <ProblemNotice problem={save.problem} />}
    </Card>
  );
}
