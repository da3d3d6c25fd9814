import { useMemo } from 'react';
import type { Field, FieldProblem } from '../../../core/forms/field';
import { formSchema, type FormSchema } from '../../../core/forms/form-schema';
import type { FieldNotes, FormProblem, FormValues } from '../../forms/form-values';
import { LazySchemaForm } from '../../forms/LazySchemaForm';
import { FieldNote } from '../../ui/FieldNote';
import { Icon } from '../../ui/Icon';
import { Notice } from '../../ui/Notice';
import { say } from '../../app/words';
import './SettingGroupForm.css';

interface SettingGroupFormProps {
  readonly id: string;
  readonly title: string;
  readonly warnings?: readonly { readonly title: string; readonly text: string }[];
  /** Titles of settings whose options are not known yet. */
  readonly waiting?: readonly string[];
  /** What the connector declares and cannot be shown. */
  readonly refused?: readonly FieldProblem[] | undefined;
  readonly fields: readonly Field[];
  readonly values: FormValues;
  readonly notes: FieldNotes;
  readonly refusals: { readonly [key: string]: string };
  /** Called with the values of this group only. */
  readonly onChange: (values: FormValues) => void;
  readonly onSubmit: () => void;
  /** Key of the setting that gets the focus. */
  readonly focusOn?: string | undefined;
  /** It can be closed; `summary` says what is inside. */
  readonly fold?: { readonly isOpen: boolean; readonly summary: string; readonly onToggle: () => void };
}

/** One section of settings: its warnings and its form. Requirements are checked when all sections are saved. */
export function SettingGroupForm(props: SettingGroupFormProps) {
  const { title, fields, values, fold } = props;
  const form = useMemo(
    () =>
      formSchema(
        fields.map((field) => ({ ...field, required: false })),
        { withHidden: true },
      ),
    [fields],
  );
  const shown = useMemo(() => {
    const keys = new Set(fields.map(({ key }) => key));
    return Object.fromEntries(Object.entries(values).filter(([key]) => keys.has(key)));
  }, [fields, values]);
  return (
    <section className="setting-group" aria-label={title}>
      <h2 className="setting-group-title">
        {fold ? (
          <button
            type="button"
            className="setting-group-fold"
            aria-expanded={fold.isOpen}
            onClick={fold.onToggle}
          >
            <span className="setting-group-name">{title}</span>
            <span className="setting-group-summary">{fold.summary}</span>
            <span className="setting-group-chevron">
              <Icon name="chevron" />
            </span>
          </button>
        ) : (
          title
        )}
      </h2>
      {(!fold || fold.isOpen) && <GroupBody {...props} form={form} shown={shown} />}
    </section>
  );
}

function GroupBody(props: SettingGroupFormProps & { form: FormSchema; shown: FormValues }) {
  const { id, warnings = [], waiting = [], form, shown, focusOn } = props;
  return (
    <>
      {warnings.map((warning) => (
        <Notice key={warning.text} tone="wait" title={warning.title || undefined}>
          <p>{warning.text}</p>
        </Notice>
      ))}
      <LazySchemaForm
        id={id}
        form={form}
        value={shown}
        onChange={props.onChange}
        onSubmit={props.onSubmit}
        notes={props.notes}
        refusals={props.refusals}
        refused={props.refused}
        focusId={focusOn === undefined ? undefined : `${id}_${focusOn}`}
      />
      {waiting.length > 0 && <FieldNote>{say('crm_settings_waiting', waiting.join(', '))}</FieldNote>}
    </>
  );
}

/** All values after those of one group have changed; values missing from the group were cleared. */
export function withGroupValues(all: FormValues, fields: readonly Field[], values: FormValues): FormValues {
  const keys = new Set(fields.map(({ key }) => key));
  const others = Object.entries(all).filter(([key]) => !keys.has(key));
  return { ...Object.fromEntries(others), ...values };
}

type Group<Setting> = { readonly id: string; readonly settings: readonly Setting[] };

/** What is refused, as links to the settings, in their order. */
export function problemsOf(
  groups: readonly Group<Pick<Field, 'key' | 'title'>>[],
  refusals: { readonly [key: string]: string },
): FormProblem[] {
  return groups.flatMap(({ settings }) =>
    settings.flatMap(({ key, title }) => {
      const message = refusals[key];
      return message === undefined ? [] : [{ controlId: idOfSetting(groups, key), label: title, message }];
    }),
  );
}

/** Id of a setting's control, in whichever group it is. */
export function idOfSetting(groups: readonly Group<{ readonly key: string }>[], key: string): string {
  const group = groups.find(({ settings }) => settings.some((setting) => setting.key === key));
  return `${group?.id ?? ''}_${key}`;
}
