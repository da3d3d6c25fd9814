import { useCallback, useMemo, useState, type ComponentType } from 'react';
import { withFields } from '../../../core/settings/admin-column';
import { changeDefaults, describeDefaults, findWrongDefaults } from '../../../core/plugins/defaults';
import * as draftName from '../../../core/forms/draft-name';
import { formSchema } from '../../../core/forms/form-schema';
import { secretKeys } from '../../../core/forms/secrets';
import { adminRecord } from '../../../core/settings/setting-record';
import type { JsonObject } from '../../../core/basics/json';
import { saveAdminRecords, type AdminChange } from '../../../actions/settings/save-admin-records';
import { systemClock } from '../../../platform/clock';
import { defaultNotes, titlesOf } from '../../shared/settings/DefaultNotes';
import { hideSecrets } from '../../shared/secret-fields';
import { countEdits, draftedEdits, noEdits } from '../../shared/settings/defaults-draft';
import {
  defaultsToSave,
  editValues,
  emptyLocks,
  shownDefaults,
  type Edits,
} from '../../shared/settings/defaults-edit';
import { idOfSetting, problemsOf, SettingGroupForm, withGroupValues } from '../crm/SettingGroupForm';
import { SettingsFooter } from '../../shared/settings/SettingsFooter';
import { useSettingsForm } from '../../shared/settings/use-settings-form';
import type { FormValues } from '../../forms/form-values';
import { focusControl } from '../../forms/focus';
import { SeveralProblems } from '../../forms/ProblemSummary';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { hashOf } from '../../app/route';
import { usePanel, usePanelStore } from '../../app/store';
import { Notice } from '../../ui/Notice';
import { Screen } from '../../ui/Screen';
import { Section } from '../../ui/Section';
import { say } from '../../app/words';
import { AdminSearch } from './AdminSearch';
import { readAdminConfig } from '../../../core/settings/admin-config';
import { formatRefusalOf, sharedFormatsEdit, wrongFormats } from './admin-formats';
import { groupWith, openAtFirst, searchGroups, summaryOf, type AdminGroup } from './admin-groups';
import { OverwrittenSettings } from './OverwrittenSettings';
import './AdminSettingsForm.css';

interface AdminSettingsFormProps {
  readonly groups: readonly AdminGroup[];
  /** Key of the setting that is to be seen first. */
  readonly asked?: string | undefined;
  /** A screen of these groups alone, open and without a search: its title, and its draft's name. */
  readonly only?: { readonly title: string; readonly draft: string };
  /** Stands below the search, with what is typed there. */
  readonly elsewhere?: ComponentType<{ query: string }>;
  /** Stands beside the settings, with the values on the screen. */
  readonly beside?: ComponentType<{ values: FormValues }>;
}

/** The account's records; those that were saved here stand at once, until what is stored says the same or more. */
function useAdminRecords() {
  const store = usePanelStore();
  const stored = usePanel((state) => state.settingRecords.admin);
  const [saved, setSaved] = useState<{ readonly over: JsonObject; readonly written: JsonObject }>();
  const admin = useMemo(
    () => (saved?.over === stored ? withFields(stored, saved.written) : stored),
    [saved, stored],
  );
  const save = useCallback(
    async (change: AdminChange) => {
      const written = await saveAdminRecords(change);
      setSaved({ over: store.getState().settingRecords.admin, written });
    },
    [store],
  );
  return { admin, save };
}

/** Defaults and locks for everybody: the CRM's settings and the panel's own, found by a search. */
export function AdminSettingsForm(props: AdminSettingsFormProps) {
  const { groups, asked, only, elsewhere: Elsewhere, beside: Beside } = props;
  const draft = only?.draft ?? draftName.adminSettings;
  const language = usePanel((state) => state.language);
  const isOnline = usePanel((state) => state.isOnline);
  const by = usePanel((state) => state.identity?.name ?? '');
  const { admin, save } = useAdminRecords();
  const declared = useMemo(() => groups.flatMap(({ settings }) => settings), [groups]);
  const config = useMemo(() => readAdminConfig(admin), [admin]);
  const [query, setQuery] = useState('');
  const [focusOn, setFocusOn] = useState(asked);
  const [open, setOpen] = useState<readonly string[]>(() => openAtFirst(groups, asked));
  const fields = useMemo(() => describeDefaults(declared, { config }), [declared, config]);
  const form = useMemo(() => formSchema(declared, { withHidden: true }), [declared]);
  const titles = useMemo(() => titlesOf(fields, form), [fields, form]);
  const edited = useSettingsForm({
    draftName: draft,
    // A connector cannot say which of its settings are secrets: their names tell.
    secrets: useMemo(() => new Set(secretKeys(hideSecrets(form))), [form]),
    part: 'edits',
    stored: noEdits,
    readDraft: draftedEdits,
    countChanges: countEdits,
    save,
  });
  const { values: edits, unfit, problem } = edited;
  const edit = (next: Edits) => edited.edit(() => next);
  const values = useMemo(() => shownDefaults(fields, edits), [fields, edits]);
  const unlockable = emptyLocks(fields, edits);
  const asking = query.trim();
  const shownGroups = searchGroups(groups, asking);
  const found = shownGroups.reduce((sum, { settings }) => sum + settings.length, 0);
  const submit = async () => {
    const toSave = defaultsToSave(edits);
    const wrong = [...findWrongDefaults(declared, toSave), ...wrongFormats(toSave)];
    edited.setUnfit(wrong);
    const [first] = wrong;
    if (first !== undefined) {
      setQuery('');
      setOpen((before) => [...before, ...groupWith(groups, first)]);
      setFocusOn(first);
      return focusControl(idOfSetting(groups, first));
    }
    const next = changeDefaults({ config }, declared, toSave, { by, at: systemClock.now() }).config;
    const changed = Object.keys(toSave).flatMap((key) => {
      const record = next[key] && adminRecord(next[key]);
      if (record === undefined) return [];
      const change = (before: unknown) => record && withFields(before, record);
      return [[key, { displayName: titles[key] ?? key, change }] as const];
    });
    const changes = Object.fromEntries([...changed, ...sharedFormatsEdit(admin, next, toSave)]);
    await edited.submit({ column: 'userSettings', changes, seen: admin, draft });
  };
  const refusals = Object.fromEntries([
    ...unfit.map((key) => [key, formatRefusalOf(key, edits[key]?.value) ?? say('invalid_other')] as const),
    ...unlockable.map((key) => [key, say('defaults_lock_empty')] as const),
  ]);
  return (
    <Screen
      title={only?.title ?? say('admin_settings_title')}
      back={{ href: hashOf({ screen: only ? 'admin_settings' : 'admin' }), label: say('back') }}
      footer={
        <SettingsFooter
          form={edited}
          audience="everybody"
          emptyLocks={unlockable.length}
          isOnline={isOnline}
          onSave={() => void submit()}
        />
      }
    >
      <div className={Beside && 'admin-with-beside'}>
        <Section>
          {!only && <AdminSearch query={query} found={found} onQuery={setQuery} />}
          {Elsewhere && <Elsewhere query={asking} />}
          <OverwrittenSettings fields={declared} />
          {problem && <ProblemNotice problem={problem} kept={say('kept_typed')} />}
          <SeveralProblems problems={problemsOf(groups, refusals)} />
          {shownGroups.map(({ group, settings }) => (
            <SettingGroupForm
              key={group.id}
              id={group.id}
              title={group.title}
              warnings={group.warnings}
              waiting={group.waiting ?? []}
              refused={group.refused}
              fields={settings}
              focusOn={settings.some(({ key }) => key === focusOn) ? focusOn : undefined}
              {...(!only && {
                fold: {
                  isOpen: asking !== '' || open.includes(group.id),
                  summary: summaryOf(group, fields, edits),
                  onToggle: () =>
                    setOpen((before) =>
                      before.includes(group.id)
                        ? before.filter((id) => id !== group.id)
                        : [...before, group.id],
                    ),
                },
              })}
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
              onChange={(next) => edit(editValues(fields, edits, withGroupValues(values, settings, next)))}
              onSubmit={() => void submit()}
            />
          ))}
          {Object.values(edits).some((one) => one.locked) && (
            <Notice tone="accent">{say('defaults_lock_reaches')}</Notice>
          )}
        </Section>
        {Beside && (
          <div className="admin-beside">
            <Beside values={values} />
          </div>
        )}
      </div>
    </Screen>
  );
}
