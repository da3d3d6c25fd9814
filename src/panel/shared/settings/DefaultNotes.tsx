import type { AdminField } from '../../../core/plugins/defaults';
import type { FormSchema } from '../../../core/forms/form-schema';
import { isObject } from '../../../core/basics/json';
import type { FieldNote } from '../../forms/form-values';
import { partNamed } from '../../forms/presentation';
import { Button } from '../../ui/Button';
import { whoLocked, type BuiltInOrigin } from './origin-words';
import { say, type Language } from '../../app/words';
import { current, editLock, editReason, editReset, type Edits } from './defaults-edit';
import { LockButton, LockReason } from './LockButton';
import './LockButton.css';

interface NotesInput {
  readonly fields: readonly AdminField[];
  readonly edits: Edits;
  readonly form: FormSchema;
  readonly titles: { readonly [key: string]: string };
  readonly language: Language;
  readonly onEdit: (edits: Edits) => void;
  /** Whose the default is that no admin set, and the label of the button that returns to it. */
  readonly builtIn?: BuiltInOrigin;
  readonly toBuiltIn?: 'defaults_use_plugin' | 'config_use_default';
}

/** For each field: whose default it shows, a lock button next to its label, and the lock's reason below. */
export function defaultNotes(input: NotesInput): { [key: string]: FieldNote } {
  return Object.fromEntries(input.fields.map((field) => [field.key, noteOf(field, input)]));
}

function noteOf(field: AdminField, input: NotesInput): FieldNote {
  const { fields, edits, form, titles, language, onEdit } = input;
  const { builtIn = 'origin_plugin', toBuiltIn = 'defaults_use_plugin' } = input;
  const { key } = field;
  const title = titles[key] ?? key;
  const edit = current(field, edits);
  const isSet = edit.value !== undefined;
  return {
    hint: key in edits ? say('defaults_edited') : hintOf(field, isSet, language, builtIn),
    hasDefault: true,
    action: field.isHidden ? (
      <span className="lock-hidden">{say('defaults_hidden')}</span>
    ) : (
      <LockButton
        title={title}
        isLocked={edit.locked}
        onChange={(isLocked) => onEdit(editLock(fields, edits, key, isLocked, form))}
      />
    ),
    below: (
      <>
        <LockReason
          edit={edit}
          title={title}
          onChange={(reason) => onEdit(editReason(fields, edits, key, reason))}
        />
        {isSet && !edit.locked && (
          <div className="default-reset">
            <Button variant="text" size="small" isFlush onClick={() => onEdit(editReset(fields, edits, key))}>
              {say(field.pluginDefault === undefined ? 'defaults_clear' : toBuiltIn)}
            </Button>
          </div>
        )}
      </>
    ),
  };
}

function hintOf(
  field: AdminField,
  isSet: boolean,
  language: Language,
  builtIn: BuiltInOrigin,
): string | undefined {
  if (field.lock && field.lock.by !== '') return whoLocked(field.lock, language);
  if (isSet) return undefined;
  return field.pluginDefault === undefined ? say('defaults_none') : say(builtIn);
}

/** Names of the fields by key, including those added only by a condition. */
export function titlesOf(
  fields: readonly AdminField[],
  form: FormSchema,
): { readonly [key: string]: string } {
  return Object.fromEntries(fields.map(({ key }) => [key, titleOf(partNamed(form.schema, key)) ?? key]));
}

function titleOf(property: unknown): string | undefined {
  return isObject(property) && typeof property['title'] === 'string' ? property['title'] : undefined;
}
