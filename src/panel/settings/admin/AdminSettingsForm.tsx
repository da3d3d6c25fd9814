import { useMemo, useState } from 'react';
import { withFields } from '../../../core/settings/admin-column';
import { changeDefaults, describeDefaults, findWrongDefaults } from '../../../core/plugins/defaults';
import type { Field } from '../../../core/forms/field';
import { formSchema } from '../../../core/forms/form-schema';
import { adminRecord, readAdminSettings } from '../../../core/settings/setting-record';
import { saveAdminRecords } from '../../../actions/settings/save-admin-records';
import { systemClock } from '../../../platform/clock';
import { defaultNotes, titlesOf } from '../../shared/settings/DefaultNotes';
import { draftedEdits } from '../../shared/settings/defaults-draft';
import {
  defaultsToSave,
  editValues,
  emptyLocks,
  shownDefaults,
  type Edits,
} from '../../shared/settings/defaults-edit';
import { idOfSetting, SettingGroupForm, withGroupValues } from '../crm/SettingGroupForm';
import { SettingsFooter } from '../crm/SettingsFooter';
import { useDraftKeeper } from '../../shared/draft';
import { focusControl } from '../../forms/focus';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { useAttempt } from '../../shared/request';
import { hashOf } from '../../app/route';
import { usePanel } from '../../app/store';
import { Notice } from '../../ui/Notice';
import { Screen } from '../../ui/Screen';
import { Section } from '../../ui/Section';
import { say, sayCount } from '../../app/words';
import { OverwrittenSettings } from './OverwrittenSettings';

const formName = 'admin_settings';

export interface AdminGroup {
  readonly id: string;
  readonly title: string;
  readonly warnings: readonly { readonly title: string; readonly text: string }[];
  readonly settings: readonly Field[];
  readonly waiting?: readonly string[];
  readonly isOfPanel: boolean;
}

/** Defaults and locks for everybody: the CRM's settings and the panel's own. */
export function AdminSettingsForm({ groups }: { groups: readonly AdminGroup[] }) {
  const draft = usePanel((state) => state.drafts[formName]?.value);
  const language = usePanel((state) => state.language);
  const isOnline = usePanel((state) => state.isOnline);
  const by = usePanel((state) => state.identity?.name ?? '');
  const admin = usePanel((state) => state.settingRecords.admin);
  const [edits, setEdits] = useState<Edits>(() => draftedEdits(draft));
  const [wrong, setWrong] = useState<readonly string[]>([]);
  const [wasSaved, setSaved] = useState(false);
  const keeper = useDraftKeeper(formName);
  const save = useAttempt(saveAdminRecords);
  const declared = useMemo(() => groups.flatMap(({ settings }) => settings), [groups]);
  const config = useMemo(() => readAdminSettings(admin), [admin]);
  const fields = useMemo(() => describeDefaults(declared, { config }), [declared, config]);
  const form = useMemo(() => formSchema(declared, { withHidden: true }), [declared]);
  const titles = useMemo(() => titlesOf(fields, form), [fields, form]);
  const values = useMemo(() => shownDefaults(fields, edits), [fields, edits]);
  const unlockable = emptyLocks(fields, edits);
  const changes = Object.keys(edits).length;

  const edit = (next: Edits) => {
    setEdits(next);
    setSaved(false);
    setWrong([]);
    if (Object.keys(next).length > 0) keeper.keep({ edits: next });
    else keeper.discard();
  };
  const discard = () => {
    keeper.discard();
    setEdits({});
    setWrong([]);
    save.dismiss();
  };
  const submit = async () => {
    const toSave = defaultsToSave(edits);
    const unfit = findWrongDefaults(declared, toSave);
    setWrong(unfit);
    const [first] = unfit;
    if (first !== undefined) return focusControl(idOfSetting(groups, first));
    keeper.flush();
    const next = changeDefaults({ config }, declared, toSave, { by, at: systemClock.now() }).config;
    const changed = Object.keys(toSave).flatMap((key) => {
      const record = next[key] && adminRecord(next[key]);
      if (record === undefined) return [];
      const change = (before: unknown) => record && withFields(before, record);
      return [[key, { displayName: titles[key] ?? key, change }] as const];
    });
    const changes = Object.fromEntries(changed);
    if (!(await save.run({ column: 'userSettings', changes, seen: admin, draft: formName }))) return;
    setEdits({});
    setSaved(true);
  };
  const refusals = Object.fromEntries([
    ...wrong.map((key) => [key, say('invalid_other')] as const),
    ...unlockable.map((key) => [key, say('defaults_lock_empty')] as const),
  ]);
  return (
    <Screen
      title={say('admin_settings_title')}
      back={{ href: hashOf({ screen: 'settings' }), label: say('back') }}
      footer={
        <SettingsFooter
          changes={changes}
          isSaving={save.isRunning}
          wasSaved={wasSaved}
          isWrong={wrong.length > 0 || unlockable.length > 0}
          consequence={consequence(changes, unlockable.length, save.isRunning, wasSaved)}
          saveLabel={say('defaults_save')}
          unavailable={unavailable(changes, unlockable.length, isOnline)}
          onDiscard={discard}
          onSave={() => void submit()}
        />
      }
    >
      <Section>
        <OverwrittenSettings fields={declared} />
        {save.problem && <ProblemNotice problem={save.problem} kept={say('kept_typed')} />}
        {groups.map((group) => (
          <SettingGroupForm
            key={group.id}
            id={group.id}
            title={group.title}
            warnings={group.warnings}
            waiting={group.waiting ?? []}
            fields={group.settings}
            values={values}
            notes={defaultNotes({
              fields,
              edits,
              form,
              titles,
              language,
              onEdit: edit,
              builtIn: group.isOfPanel ? 'origin_built_in' : 'origin_crm',
              toBuiltIn: 'config_use_default',
            })}
            refusals={refusals}
            onChange={(next) =>
              edit(editValues(fields, edits, withGroupValues(values, group.settings, next)))
            }
            onSubmit={() => void submit()}
          />
        ))}
        {Object.values(edits).some((one) => one.locked) && (
          <Notice tone="accent">{say('defaults_lock_reaches')}</Notice>
        )}
      </Section>
    </Screen>
  );
}

function unavailable(changes: number, empty: number, isOnline: boolean): string | undefined {
  if (changes === 0) return say('config_unchanged');
  if (empty > 0) return say('defaults_lock_empty');
  return isOnline ? undefined : say('offline_reason');
}

function consequence(changes: number, empty: number, isSaving: boolean, wasSaved: boolean): string {
  if (isSaving) return say('config_saving');
  if (empty > 0) return say('defaults_lock_empty');
  if (changes > 0) return sayCount('defaults_changes', changes);
  return wasSaved ? say('defaults_saved') : say('defaults_for_all');
}
