import type { ReactNode } from 'react';
import type { InstalledPlugin } from '../../../core/plugins/installed-plugin';
import type { FieldNote } from '../../forms/form-values';
import { Button } from '../../ui/Button';
import { say, type Language } from '../../app/words';
import { inheritedOf, type ChoiceEdits } from './config-choices';
import type { ConfiguredPlugin } from './configured-plugin';
import { lockWords, originWords, type BuiltInOrigin } from './origin-words';

interface NotesInput {
  readonly plugin: Pick<ConfiguredPlugin, 'settings' | 'form'>;
  readonly choices: ChoiceEdits;
  readonly secrets: ReadonlySet<string>;
  readonly language: Language;
  /** See `resetButtons`. */
  readonly resets: { readonly [key: string]: ReactNode };
  /** Whose the default is that nobody here set. */
  readonly builtIn?: BuiltInOrigin;
}

/** Buttons that return each setting to its default; created once, so that unchanged notes keep their object. */
export function resetButtons(
  settings: InstalledPlugin['settings'],
  onReset: (key: string) => void,
  language: Language,
): NotesInput['resets'] {
  const buttons = settings.map((setting): [string, ReactNode] => [
    setting.key,
    <Button key={language} variant="text" size="small" onClick={() => onReset(setting.key)}>
      {say(hasDefault(setting) ? 'config_use_default' : 'config_clear')}
    </Button>,
  ]);
  return Object.fromEntries(buttons);
}

/** For each setting: where its value comes from, who locked it, and a button to reset it. */
export function fieldNotes(input: NotesInput): { [key: string]: FieldNote } {
  const { plugin, choices, secrets, language, resets, builtIn = 'origin_plugin' } = input;
  const notes = plugin.settings.map((setting) => {
    const isOwn = setting.key in choices && setting.origin !== 'locked';
    const note: FieldNote = {
      lock: lockWords(setting, language),
      hint: originWords(setting, isOwn, { form: plugin.form, isSecret: secrets.has(setting.key), builtIn }),
      hasDefault: hasDefault(setting),
      action: isOwn && resets[setting.key],
    };
    return [setting.key, note] as const;
  });
  return Object.fromEntries(notes);
}

function hasDefault(setting: InstalledPlugin['settings'][number]): boolean {
  const inherited = inheritedOf(setting);
  return inherited !== undefined && inherited !== null;
}
