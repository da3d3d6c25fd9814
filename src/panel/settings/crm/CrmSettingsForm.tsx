import { useCallback, useEffect, useMemo, useState } from 'react';
import { unfitFields } from '../../../core/forms/field-check';
import { formSchema } from '../../../core/forms/form-schema';
import { sameJson } from '../../../core/basics/json';
import { saveOwnSettings } from '../../../actions/settings/save-crm-settings';
import { useDraftKeeper } from '../../shared/draft';
import type { FieldNotes, FormValues } from '../../forms/form-values';
import { focusControl } from '../../forms/focus';
import { useLeaveGuard } from '../../shared/leave-guard';
import {
  changeChoices,
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
import { useAttempt } from '../../shared/request';
import { hashOf } from '../../app/route';
import { usePanel } from '../../app/store';
import { Screen } from '../../ui/Screen';
import { Section } from '../../ui/Section';
import { say, sayCount } from '../../app/words';
import { openSettings, type UserGroup } from './crm-settings';
import { idOfSetting, SettingGroupForm, withGroupValues } from './SettingGroupForm';
import { SettingsFooter } from './SettingsFooter';

const formName = 'crm_settings';
const noSecrets: ReadonlySet<string> = new Set();

interface CrmSettingsFormProps {
  readonly crmName: string;
  readonly groups: readonly UserGroup[];
}

/** A person's settings of the CRM: own choices, admins' defaults, and locks. */
export function CrmSettingsForm({ crmName, groups }: CrmSettingsFormProps) {
  const draft = usePanel((state) => state.drafts[formName]?.value);
  const language = usePanel((state) => state.language);
  const isOnline = usePanel((state) => state.isOnline);
  const [edited, setEdited] = useState<ChoiceEdits | undefined>(() => draftedChoices(draft));
  const [unfit, setUnfit] = useState<readonly string[]>([]);
  const [wasSaved, setSaved] = useState(false);
  const keeper = useDraftKeeper(formName);
  const documents = usePanel((state) => state.settingRecords);
  const save = useAttempt(
    useCallback((values: ChoiceEdits) => saveOwnSettings(documents, values), [documents]),
  );
  const settings = useMemo(() => groups.flatMap(({ values }) => values), [groups]);
  const choices = edited ?? storedChoices(settings);
  const changes = countChanges(settings, choices);
  const values = useMemo(() => shownValues(settings, choices), [settings, choices]);
  const guard = useLeaveGuard(changes > 0 && !save.isRunning);

  const edit = (next: ChoiceEdits) => {
    setSaved(false);
    setUnfit([]);
    setEdited(next);
  };
  useEffect(() => {
    if (edited === undefined) return;
    if (countChanges(settings, edited) > 0) keeper.keep({ choices: edited });
    else keeper.discard();
  }, [edited, settings, keeper]);
  const discard = () => {
    keeper.discard();
    setEdited(undefined);
    setUnfit([]);
    save.dismiss();
  };
  const submit = async () => {
    const wrong = unfitFields(openSettings(groups), values);
    setUnfit(wrong);
    const [first] = wrong;
    if (first !== undefined) return focusControl(idOfSetting(groups, first));
    keeper.flush();
    if (!(await save.run(changedChoices(storedChoices(settings), choices)))) return;
    keeper.discard();
    setEdited(undefined);
    setSaved(true);
  };
  const refusals = refusalWords(unfit, values, save.problem?.missing ?? []);
  const notesOf = (group: UserGroup): FieldNotes => {
    const own = [...group.values];
    const notes = fieldNotes({
      plugin: { settings: own, form: formSchema(group.settings) },
      choices,
      secrets: noSecrets,
      language,
      resets: resetButtons(own, (key) => edit(withoutChoice(choices, key)), language),
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
        <SettingsFooter
          changes={changes}
          isSaving={save.isRunning}
          wasSaved={wasSaved}
          isWrong={unfit.length > 0}
          consequence={consequence(changes, save.isRunning, wasSaved)}
          saveLabel={say('save')}
          unavailable={changes === 0 ? say('config_unchanged') : isOnline ? undefined : say('offline_reason')}
          onDiscard={discard}
          onSave={() => void submit()}
        />
      }
    >
      <Section>
        {save.problem && <ProblemNotice problem={save.problem} kept={say('kept_typed')} />}
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
              edit(changeChoices(settings, choices, withGroupValues(values, group.settings, next)))
            }
            onSubmit={() => void submit()}
          />
        ))}
      </Section>
      <LeaveDialog guard={guard} hasSecrets={false} />
    </Screen>
  );
}

function withPermission(group: UserGroup, key: string, note: FieldNotes[string]): FieldNotes[string] {
  const permission = group.settings.find((setting) => setting.key === key)?.permission;
  if (!permission || !note) return note;
  const words = say('crm_settings_permission', permission);
  return { ...note, hint: note.hint === undefined ? words : `${note.hint} · ${words}` };
}

/** Changes to send: new choices, and `null` for those given up. */
function changedChoices(stored: ChoiceEdits, choices: ChoiceEdits): { [key: string]: unknown } {
  const keys = new Set([...Object.keys(stored), ...Object.keys(choices)]);
  const changed = [...keys].filter((key) => !sameJson(stored[key], choices[key]));
  return Object.fromEntries(changed.map((key) => [key, choices[key] ?? null]));
}

function refusalWords(unfit: readonly string[], values: FormValues, refused: readonly string[]) {
  return Object.fromEntries([
    ...refused.map((key) => [key, say('invalid_refused')] as const),
    ...unfit.map(
      (key) => [key, say((values[key] ?? '') === '' ? 'invalid_required' : 'invalid_other')] as const,
    ),
  ]);
}

function consequence(changes: number, isSaving: boolean, wasSaved: boolean): string {
  if (isSaving) return say('config_saving');
  if (changes > 0) return sayCount('config_changes', changes);
  return wasSaved ? say('config_saved') : say('config_for_you');
}
