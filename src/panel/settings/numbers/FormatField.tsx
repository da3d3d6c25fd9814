import { useEffect } from 'react';
import { applyFormat } from '../../../core/crm/number-format';
import type { NumberFormatKey } from '../../../core/settings/present-shape';
import { say } from '../../app/words';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { Button } from '../../ui/Button';
import { FormField } from '../../ui/FormField';
import { TextInput } from '../../ui/TextInput';
import type { OwnSettingState } from '../own/own-setting';
import type { OwnSettings } from '../own/use-own-settings';
import { idOfSetting } from '../own/OwnSettingField';
import { useTypedText } from '../own/use-typed-text';
import { settingTitle } from '../setting-words';
import { formatRefusal } from './format-words';

/** A number that nobody has, for what a format makes of it. */
const sample = { number: '+1 202 555 0142', digits: '2025550142' };

interface FormatFieldProps {
  readonly setting: NumberFormatKey;
  readonly own: OwnSettings;
  readonly state: OwnSettingState;
  /** As it stands in the field, saved or not. */
  readonly onShow: (setting: NumberFormatKey, format: string) => void;
}

/** One number format of the person's own: saved when they leave it or press Enter, if it can be used. */
export function FormatField({ setting, own, state, onShow }: FormatFieldProps) {
  const stored = own.settings[setting];
  const typed = useTypedText(setting, stored, (format) => own.choose(setting, format));
  const shown = typed.text;
  const refusal = formatRefusal(shown);
  const problem = own.last?.key === setting ? own.last.problem : undefined;
  useEffect(() => onShow(setting, shown), [onShow, setting, shown]);
  const save = async () => {
    if (refusal === undefined) await typed.save();
  };
  return (
    <>
      <FormField
        id={idOfSetting(setting)}
        label={settingTitle(setting)}
        error={refusal}
        hint={hintOf(shown, refusal, state.origin, typed.isUnsaved)}
        action={
          state.isOwnChoice && (
            <Button
              variant="text"
              size="small"
              aria-label={say('setting_follow', settingTitle(setting))}
              onClick={() => {
                typed.type(undefined);
                void own.follow(setting);
              }}
            >
              {say('config_use_default')}
            </Button>
          )
        }
      >
        {(control) => (
          <TextInput
            {...control}
            maxLength={60}
            spellCheck={false}
            value={shown}
            onChange={(event) => typed.type(event.target.value)}
            onBlur={() => void save()}
            onKeyDown={(event) => {
              if (event.key === 'Enter') void save();
              if (event.key === 'Escape') typed.type(undefined);
            }}
          />
        )}
      </FormField>
      {problem && <ProblemNotice problem={problem} kept={say('kept_typed')} onRetry={() => void save()} />}
    </>
  );
}

function hintOf(format: string, refusal: string | undefined, origin: string | undefined, isUnsaved: boolean) {
  const isUsed = format.trim() !== '' && refusal === undefined;
  const makes = isUsed && say('numbers_makes', sample.number, applyFormat(format, sample.digits));
  const enter = isUnsaved && refusal === undefined && say('setting_press_enter');
  return [makes, enter, origin].filter(Boolean).join(' · ');
}
