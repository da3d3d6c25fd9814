import type { InstalledPlugin } from '../../core/installed-plugin';
import type { FieldNote } from '../form/form-values';
import { Button } from '../ui/Button';
import { say, type Language } from '../words';
import { inheritedOf, type Choices } from './config-choices';
import { lockWords, originWords } from './origin-words';

interface NotesInput {
  readonly plugin: InstalledPlugin;
  readonly choices: Choices;
  readonly secrets: ReadonlySet<string>;
  readonly language: Language;
  readonly onReset: (key: string) => void;
}

/** For each setting: where its value comes from, who locked it, and the way back to its default. */
export function fieldNotes({ plugin, choices, secrets, language, onReset }: NotesInput): {
  [key: string]: FieldNote;
} {
  const notes = plugin.settings.map((setting) => {
    const isOwn = setting.key in choices && setting.origin !== 'locked';
    const note: FieldNote = {
      lock: lockWords(setting, language),
      hint: originWords(setting, isOwn, plugin.form, secrets.has(setting.key)),
      hasDefault: hasDefault(setting),
      action: isOwn && (
        <Button variant="text" size="small" onClick={() => onReset(setting.key)}>
          {say('config_use_default')}
        </Button>
      ),
    };
    return [setting.key, note] as const;
  });
  return Object.fromEntries(notes);
}

function hasDefault(setting: InstalledPlugin['settings'][number]): boolean {
  const inherited = inheritedOf(setting);
  return inherited !== undefined && inherited !== null;
}
