import { useCallback, useMemo, useState } from 'react';
import type { Problem } from '../../../core/basics/problem';
import type { FieldDefaults } from '../../../core/plugins/defaults';
import * as draftName from '../../../core/forms/draft-name';
import { secretKeys } from '../../../core/forms/secrets';
import { saveDefaults, type PluginDefaults } from '../../../actions/plugins/edit-plugin-defaults';
import { SeveralProblems } from '../../forms/ProblemSummary';
import { LazySchemaForm } from '../../forms/LazySchemaForm';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { hashOf } from '../../app/route';
import { usePanel } from '../../app/store';
import { EmptyState } from '../../ui/EmptyState';
import { LiveRegion } from '../../ui/LiveRegion';
import { Notice } from '../../ui/Notice';
import { Screen } from '../../ui/Screen';
import { SearchField } from '../../ui/SearchField';
import { Section } from '../../ui/Section';
import { say, sayCount } from '../../app/words';
import { ConflictNotice } from '../ConflictNotice';
import { defaultNotes, titlesOf } from '../../shared/settings/DefaultNotes';
import {
  defaultsToSave,
  editValues,
  emptyLocks,
  formPart,
  shownDefaults,
  type Edits,
} from '../../shared/settings/defaults-edit';
import { countEdits, draftedEdits, noEdits } from '../../shared/settings/defaults-draft';
import { SettingsFooter } from '../../shared/settings/SettingsFooter';
import { useSettingsForm } from '../../shared/settings/use-settings-form';
import { PluginHead } from '../PluginHead';
import { PluginPages } from '../PluginPages';
import { searchFields } from './field-search';

/** With more fields than this there is a search. */
const fewEnough = 8;

interface DefaultsFormProps {
  pluginId: string;
  defaults: PluginDefaults;
  /** Why the newest values could not be loaded; earlier ones are shown. */
  problem: Problem | undefined;
  onSaved: () => void;
}

export function DefaultsForm({ pluginId, defaults: loaded, problem, onSaved }: DefaultsFormProps) {
  const [saved, setSaved] = useState<{ readonly over: PluginDefaults; readonly now: PluginDefaults }>();
  // What was saved is shown at once, and what is edited next is held against it, until it has been read again.
  const defaults = saved?.over === loaded ? saved.now : loaded;
  const { fields, form } = defaults;
  const formName = draftName.pluginDefaults(pluginId);
  const language = usePanel((state) => state.language);
  const byRegistration = usePanel((state) => state.connection?.capabilities.accountPlugins ?? true);
  const isOnline = usePanel((state) => state.isOnline);
  const [query, setQuery] = useState('');
  const edited = useSettingsForm({
    draftName: formName,
    secrets: useMemo(() => new Set(secretKeys(form)), [form]),
    part: 'edits',
    stored: noEdits,
    readDraft: draftedEdits,
    countChanges: countEdits,
    save: useCallback(
      async (input: { defaults: PluginDefaults; changes: FieldDefaults }) =>
        setSaved({ over: loaded, now: await saveDefaults(input) }),
      [loaded],
    ),
  });
  const { values: edits, problem: refusal } = edited;
  const edit = (next: Edits) => edited.edit(() => next);
  const titles = useMemo(() => titlesOf(fields, form), [fields, form]);
  const keys = useMemo(() => searchFields(fields, titles, query), [fields, titles, query]);
  const part = useMemo(() => formPart(form, keys), [form, keys]);
  const values = useMemo(() => shownDefaults(fields, edits), [fields, edits]);
  const unlockable = emptyLocks(fields, edits);
  const submit = async () => {
    if (await edited.submit({ defaults, changes: defaultsToSave(edits) })) onSaved();
  };
  const refused = new Set([...unlockable, ...(refusal?.missing ?? [])]);
  const refusals = Object.fromEntries(
    [...refused].map((key) => [
      key,
      say(unlockable.includes(key) ? 'defaults_lock_empty' : 'invalid_refused'),
    ]),
  );
  return (
    <Screen
      title={say('defaults_title')}
      back={{ href: hashOf({ screen: 'admin_plugin', pluginId }), label: say('back') }}
      footer={
        <SettingsFooter
          form={edited}
          audience="everybody"
          emptyLocks={unlockable.length}
          isOnline={isOnline}
          onSave={formName}
        />
      }
    >
      <PluginPages pluginId={pluginId} current="defaults" />
      <Section>
        <PluginHead
          name={defaults.displayName}
          pluginId={defaults.pluginId}
          iconUrl={defaults.iconUrl}
          facts={[defaults.developer, say('defaults_for_all')]}
        />
        {problem && <ProblemNotice problem={problem} />}
        {!byRegistration && (
          <Notice tone="wait" title={say('polling_defaults_title')}>
            <p>{say('polling_defaults_help')}</p>
          </Notice>
        )}
        <ConflictNotice pluginId={pluginId} fields={[]} />
        <SeveralProblems problems={edited.problems} />
        {refusal && <ProblemNotice problem={refusal} kept={say('kept_typed')} />}
        {fields.length > fewEnough && (
          <SearchField
            label={sayCount('defaults_search', fields.length)}
            value={query}
            onChange={(event) => setQuery(event.target.value)}
          />
        )}
        <LiveRegion text={query === '' ? '' : sayCount('defaults_found', keys.length)} />
        {query !== '' && keys.length === 0 && <EmptyState icon="find" title={say('defaults_search_none')} />}
        <LazySchemaForm
          id={formName}
          form={part}
          value={values}
          onChange={(next) => edit(editValues(fields, edits, next))}
          onSubmit={() => void submit()}
          onProblems={edited.setProblems}
          notes={defaultNotes({ fields, edits, form, titles, language, onEdit: edit })}
          refusals={refusals}
          refused={defaults.formProblems}
        />
        {Object.values(edits).some((one) => one.locked) && (
          <Notice tone="accent">{say('defaults_lock_reaches')}</Notice>
        )}
      </Section>
    </Screen>
  );
}
