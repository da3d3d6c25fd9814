import { useCallback, useMemo, useState } from 'react';
import * as draftName from '../../../core/forms/draft-name';
import { unfitFields } from '../../../core/forms/field-check';
import { formSchema } from '../../../core/forms/form-schema';
import type { ChoiceChanges } from '../../../core/settings/choice-changes';
import { saveOwnSettings } from '../../../actions/settings/save-crm-settings';
import { secretKeys } from '../../../core/forms/secrets';
import type { FieldNotes, FormValues } from '../../forms/form-values';
import { focusControl } from '../../forms/focus';
import { SeveralProblems } from '../../forms/ProblemSummary';
import {
  changeChoices,
  changedChoices,
  countChanges,
  draftedChoices,
  shownValues,
  storedChoices,
  withoutChoice,
  type ChoiceEdits,
} from '../../shared/settings/config-choices';
import { fieldNotes, resetButtons } from '../../shared/settings/FieldNotes';
import { LeaveDialog } from '../../shared/settings/LeaveDialog';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { hideSecrets } from '../../shared/secret-fields';
import { ReplacedNotice } from '../../shared/settings/ReplacedNotice';
import { SettingsFooter } from '../../shared/settings/SettingsFooter';
import { useSettingsForm } from '../../shared/settings/use-settings-form';
import { hashOf } from '../../app/route';
import { usePanel } from '../../app/store';
import { Screen } from '../../ui/Screen';
import { Section } from '../../ui/Section';
import { say } from '../../app/words';
import { openSettings, type UserGroup } from './crm-settings';
import { idOfSetting, problemsOf, SettingGroupForm, withGroupValues } from './SettingGroupForm';

/** Its fields are shown as they are: none of them is hidden while it is typed. */
const shownSecrets: ReadonlySet<string> = new Set();

interface CrmSettingsFormProps {
  readonly crmName: string;
  readonly groups: readonly UserGroup[];
}

/** A person's settings of the CRM: own choices, admins' defaults, and locks. */
export function CrmSettingsForm({ crmName, groups }: CrmSettingsFormProps) {
  const language = usePanel((state) => state.language);
  const isOnline = usePanel((state) => state.isOnline);
  const documents = usePanel((state) => state.settingRecords);
  const settings = useMemo(() => groups.flatMap(({ values }) => values), [groups]);
  const [replaced, setReplaced] = useState<ChoiceChanges>({});
  const form = useSettingsForm({
    draftName: draftName.crmSettings,
    secrets: useMemo(() => secretsIn(groups), [groups]),
    part: 'choices',
    stored: useMemo(() => storedChoices(settings), [settings]),
    readDraft: draftedChoices,
    countChanges: useCallback((choices: ChoiceEdits) => countChanges(settings, choices), [settings]),
    save: useCallback(
      async ({ changes, shown }: { changes: ChoiceChanges; shown: ChoiceEdits }) =>
        setReplaced(await saveOwnSettings(documents, changes, shown)),
      [documents],
    ),
  });
  const { values: choices, edit, unfit, problem } = form;
  const values = useMemo(() => shownValues(settings, choices), [settings, choices]);
  const submit = async () => {
    const wrong = unfitFields(openSettings(groups), values);
    form.setUnfit(wrong);
    const [first] = wrong;
    if (first !== undefined) return focusControl(idOfSetting(groups, first));
    await form.submit({ changes: changedChoices(settings, choices), shown: form.shown });
  };
  const refusals = refusalWords(unfit, values, problem?.missing ?? []);
  const notesOf = (group: UserGroup): FieldNotes => {
    const own = [...group.values];
    const notes = fieldNotes({
      plugin: { settings: own, form: formSchema(group.settings) },
      choices,
      secrets: shownSecrets,
      language,
      resets: resetButtons(own, (key) => edit((before) => withoutChoice(before, key)), language),
      builtIn: 'origin_crm',
    });
    return Object.fromEntries(
      Object.entries(notes).map(([key, note]) => [key, withPermission(group, key, note)]),
    );
  };
  return (
    <Screen
      title={say('crm_settings_title', crmName)}
      back={{ href: hashOf({ screen: 'settings' }), label: say('back') }}
      footer={
        <SettingsFooter form={form} audience="person" isOnline={isOnline} onSave={() => void submit()} />
      }
    >
      <Section>
        {problem && <ProblemNotice problem={problem} kept={say('kept_typed')} />}
        <SeveralProblems problems={problemsOf(groups, refusals)} />
        {form.wasSaved && (
          <ReplacedNotice settings={settings} form={formSchema(openSettings(groups))} replaced={replaced} />
        )}
        {groups.map((group) => (
          <SettingGroupForm
            key={group.id}
            id={group.id}
            title={group.title || say('crm_settings_title', crmName)}
            warnings={group.warnings}
            waiting={group.waiting}
            fields={group.settings}
            values={values}
            notes={notesOf(group)}
            refusals={refusals}
            onChange={(next) =>
              edit((before) => changeChoices(settings, before, withGroupValues(values, group.settings, next)))
            }
            onSubmit={() => void submit()}
          />
        ))}
      </Section>
      <LeaveDialog {...form} />
    </Screen>
  );
}

/** A connector cannot say which of its settings are secrets: their names tell. */
function secretsIn(groups: readonly UserGroup[]): ReadonlySet<string> {
  return new Set(groups.flatMap(({ settings }) => secretKeys(hideSecrets(formSchema(settings)))));
}

function withPermission(group: UserGroup, key: string, note: FieldNotes[string]): FieldNotes[string] {
  const permission = group.settings.find((setting) => setting.key === key)?.permission;
  if (!permission || !note) return note;
  const words = say('crm_settings_permission', permission);
  return { ...note, hint: note.hint === undefined ? words : `${note.hint} · ${words}` };
}

function refusalWords(unfit: readonly string[], values: FormValues, refused: readonly string[]) {
  return Object.fromEntries([
    ...refused.map((key) => [key, say('invalid_refused')] as const),
    ...unfit.map(
      (key) => [key, say((values[key] ?? '') === '' ? 'invalid_required' : 'invalid_other')] as const,
    ),
  ]);
}
