import { useMemo, useState } from 'react';
import type { Problem } from '../../../core/basics/problem';
import { secretKeys } from '../../../core/forms/secrets';
import { saveDefaults, type PluginDefaults } from '../../../actions/plugins/edit-plugin-defaults';
import { useDraftKeeper } from '../../shared/draft';
import type { FormProblem } from '../../forms/form-values';
import { LazySchemaForm } from '../../forms/LazySchemaForm';
import { ProblemSummary } from '../../forms/ProblemSummary';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { useAttempt } from '../../shared/request';
import { hashOf } from '../../app/route';
import { usePanel } from '../../app/store';
import { Button } from '../../ui/Button';
import { EmptyState } from '../../ui/EmptyState';
import { Footer } from '../../ui/Footer';
import { LiveRegion } from '../../ui/LiveRegion';
import { Notice } from '../../ui/Notice';
import { Screen } from '../../ui/Screen';
import { SearchField } from '../../ui/SearchField';
import { Section } from '../../ui/Section';
import { say, sayCount } from '../../app/words';
import { matchesQuery } from '../../shared/catalog-filter';
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
import { draftedEdits } from '../../shared/settings/defaults-draft';
import { PluginHead } from '../PluginHead';

/** With more fields than this there is a search. */
const fewEnough = 8;

interface DefaultsFormProps {
  pluginId: string;
  defaults: PluginDefaults;
  /** Why the newest values could not be loaded; earlier ones are shown. */
  problem: Problem | undefined;
  onSaved: () => void;
}

export function DefaultsForm({ pluginId, defaults, problem, onSaved }: DefaultsFormProps) {
  const { fields, form } = defaults;
  const formName = `defaults:${pluginId}`;
  const draft = usePanel((state) => state.drafts[formName]?.value);
  const language = usePanel((state) => state.language);
  const byRegistration = usePanel((state) => state.connection?.capabilities.accountPlugins ?? true);
  const isOnline = usePanel((state) => state.isOnline);
  const [edits, setEdits] = useState<Edits>(() => draftedEdits(draft));
  const [problems, setProblems] = useState<readonly FormProblem[]>([]);
  const [wasSaved, setSaved] = useState(false);
  const [query, setQuery] = useState('');
  const keeper = useDraftKeeper(formName);
  const save = useAttempt(saveDefaults);
  const titles = useMemo(() => titlesOf(fields, form), [fields, form]);
  const secrets = useMemo(() => new Set(secretKeys(form)), [form]);
  const keys = useMemo(
    () =>
      fields
        .map((field) => field.key)
        .filter((key) =>
          matchesQuery({ displayName: titles[key] ?? key, developer: key, description: '' }, query),
        ),
    [fields, titles, query],
  );
  const part = useMemo(() => formPart(form, keys), [form, keys]);
  const values = useMemo(() => shownDefaults(fields, edits), [fields, edits]);
  const unlockable = emptyLocks(fields, edits);
  const changes = Object.keys(edits).length;

  const edit = (next: Edits) => {
    setEdits(next);
    setSaved(false);
    const kept = Object.entries(next).filter(([key]) => !secrets.has(key));
    if (kept.length > 0) keeper.keep({ edits: Object.fromEntries(kept) });
    else keeper.discard();
  };
  const discard = () => {
    keeper.discard();
    setEdits({});
    setProblems([]);
    save.dismiss();
  };
  const submit = async () => {
    keeper.flush();
    if (!(await save.run({ defaults, changes: defaultsToSave(edits) }))) return;
    setEdits({});
    setSaved(true);
    onSaved();
  };
  const refused = new Set([...unlockable, ...(save.problem?.missing ?? [])]);
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
        <Footer
          tone={problems.length > 0 || unlockable.length > 0 ? 'bad' : 'plain'}
          consequence={
            problems.length > 0 ? (
              <ProblemSummary problems={problems} />
            ) : (
              consequence(changes, unlockable.length, save.isRunning, wasSaved)
            )
          }
        >
          {changes > 0 && (
            <Button variant="quiet" onClick={discard}>
              {say('discard')}
            </Button>
          )}
          <Button
            type="submit"
            form={formName}
            busy={save.isRunning}
            unavailable={
              changes === 0
                ? say('config_unchanged')
                : unlockable.length > 0
                  ? say('defaults_lock_empty')
                  : isOnline
                    ? undefined
                    : say('offline_reason')
            }
          >
            {say('defaults_save')}
          </Button>
        </Footer>
      }
    >
      <Section>
        <PluginHead
          name={defaults.displayName}
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
        {save.problem && <ProblemNotice problem={save.problem} kept={say('kept_typed')} />}
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
          onProblems={setProblems}
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

function consequence(changes: number, empty: number, isSaving: boolean, wasSaved: boolean): string {
  if (isSaving) return say('config_saving');
  if (empty > 0) return say('defaults_lock_empty');
  if (changes > 0) return sayCount('defaults_changes', changes);
  return wasSaved ? say('defaults_saved') : say('defaults_for_all');
}
