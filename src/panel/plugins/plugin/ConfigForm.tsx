import { useCallback, useEffect, useMemo, useState } from 'react';
import { secretKeys } from '../../../core/forms/secrets';
import { savePluginConfig } from '../../../actions/plugins/save-plugin-config';
import { useDraftKeeper } from '../../shared/draft';
import type { FormProblem, FormValues } from '../../forms/form-values';
import { LazySchemaForm } from '../../forms/LazySchemaForm';
import { ProblemList, ProblemSummary } from '../../forms/ProblemSummary';
import { refusalsOf } from '../../forms/refusals';
import { useLeaveGuard } from '../../shared/leave-guard';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { useAttempt } from '../../shared/request';
import { hashOf } from '../../app/route';
import { usePanel } from '../../app/store';
import { Button } from '../../ui/Button';
import { Footer } from '../../ui/Footer';
import { Screen } from '../../ui/Screen';
import { Section } from '../../ui/Section';
import { say, sayCount } from '../../app/words';
import {
  changeChoices,
  choicesToSave,
  countChanges,
  draftedChoices,
  shownValues,
  storedChoices,
  withoutChoice,
} from '../../shared/settings/config-choices';
import type { ChoiceEdits } from '../../shared/settings/config-choices';
import { useSeenPlugin, type ConfiguredPlugin } from '../../shared/settings/configured-plugin';
import { fieldNotes, resetButtons } from '../../shared/settings/FieldNotes';
import { LastSaveLine } from './LastSaveLine';
import { LeaveDialog } from '../../shared/settings/LeaveDialog';
import { PluginNotices } from './PluginNotices';

/** A person's settings for one plugin. */
export function ConfigForm({ plugin }: { plugin: ConfiguredPlugin }) {
  const { form, settings } = plugin;
  const formName = `plugin:${plugin.id}`;
  const draft = usePanel((state) => state.drafts[formName]?.value);
  const language = usePanel((state) => state.language);
  const [edited, setEdited] = useState<ChoiceEdits | undefined>(() => draftedChoices(draft));
  const [problems, setProblems] = useState<readonly FormProblem[]>([]);
  const [wasSaved, setSaved] = useState(false);
  // Discarding starts a fresh form, without error messages.
  const [round, setRound] = useState(0);
  const keeper = useDraftKeeper(formName);
  const seen = useSeenPlugin(plugin);
  const save = useAttempt(useCallback((values: ChoiceEdits) => savePluginConfig(seen, values), [seen]));
  const secrets = useMemo(() => new Set(secretKeys(form)), [form]);
  const choices = edited ?? storedChoices(settings);
  const changes = countChanges(settings, choices);
  const values = useMemo(() => shownValues(settings, choices), [settings, choices]);

  const edit = useCallback(
    (change: (before: ChoiceEdits) => ChoiceEdits) => {
      setSaved(false);
      setEdited((before) => change(before ?? storedChoices(settings)));
    },
    [settings],
  );
  useEffect(() => {
    if (edited === undefined) return;
    const kept = Object.fromEntries(Object.entries(edited).filter(([key]) => !secrets.has(key)));
    if (countChanges(settings, edited) > 0) keeper.keep({ choices: kept });
    else keeper.discard();
  }, [edited, settings, secrets, keeper]);
  const discard = () => {
    keeper.discard();
    setEdited(undefined);
    setProblems([]);
    setRound(round + 1);
    save.dismiss();
  };
  const submit = async () => {
    keeper.flush();
    if (!(await save.run(choicesToSave(settings, choices)))) return;
    setEdited(undefined);
    setSaved(true);
  };
  const change = (next: FormValues) => edit((before) => changeChoices(settings, before, next));
  const resets = useMemo(
    () => resetButtons(settings, (key) => edit((before) => withoutChoice(before, key)), language),
    [settings, edit, language],
  );
  const notes = fieldNotes({ plugin, choices, secrets, language, resets });
  const guard = useLeaveGuard(changes > 0 && !save.isRunning);

  return (
    <Screen
      title={plugin.displayName}
      back={{ href: hashOf({ screen: 'plugins' }), label: say('back') }}
      actions={
        Object.keys(choices).length > 0 && (
          <Button variant="text" size="small" onClick={() => edit(() => ({}))}>
            {say('config_reset')}
          </Button>
        )
      }
      footer={
        <Footer
          tone={problems.length > 0 ? 'bad' : changes === 0 && wasSaved ? 'ok' : 'plain'}
          consequence={
            problems.length > 0 ? (
              <ProblemSummary problems={problems} />
            ) : (
              consequence(changes, save.isRunning, wasSaved)
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
            unavailable={changes === 0 ? say('config_unchanged') : undefined}
          >
            {say('save')}
          </Button>
        </Footer>
      }
    >
      <Section>
        {changes === 0 && <LastSaveLine plugin={plugin} />}
        <PluginNotices plugin={plugin} />
        {problems.length > 1 && <ProblemList problems={problems} />}
        {save.problem && <ProblemNotice problem={save.problem} kept={say('kept_typed')} />}
        <LazySchemaForm
          key={round}
          id={formName}
          form={form}
          value={values}
          onChange={change}
          onSubmit={() => void submit()}
          onProblems={setProblems}
          notes={notes}
          refusals={refusalsOf(save.problem)}
          refused={plugin.formProblems}
        />
      </Section>
      <LeaveDialog guard={guard} hasSecrets={[...secrets].some((key) => key in choices)} />
    </Screen>
  );
}

function consequence(changes: number, isSaving: boolean, wasSaved: boolean): string {
  if (isSaving) return say('config_saving');
  if (changes > 0) return sayCount('config_changes', changes);
  return wasSaved ? say('config_saved') : say('config_for_you');
}
